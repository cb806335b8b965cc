package io.xingyuan.engine;

/** 同组的各项: what may stand against each other in a group, whoever collected it. */
public interface Contenders {

    int size();

    Clause clause(int index);

    /** The same for those of one clause, which stand one after the other. */
    int number(int index);

    /** More than any number of an enterprise, or of a subject of its kind. */
    int owners(Entity entity);

    /** Number of the enterprise that it is for. */
    int enterpriseRow(int index);

    /** Number of the subject that it is for, among those of the clause's entity. */
    int row(int index);

    /** Whether the subject is eligible; else data or a judgement are still missing. */
    boolean eligible(int index);

    /** What the clause gives by itself, in 分. */
    long fen(int index);

    /** Place of the enterprise when small ones come first, lowest first. */
    int sizeRank(int index);
}

package io.xingyuan.engine;

import java.util.List;

/** 一家企业的各项: findings of one enterprise, to be set against each other as if all were eligible. */
record FoundAwards(List<Finding> findings, List<Subject> subjects) implements Contenders {

    @Override
    public int size() {
        return findings.size();
    }

    @Override
    public Clause clause(int index) {
        return findings.get(index).clause();
    }

    @Override
    public int number(int index) {
        return index;
    }

    @Override
    public int owners(Entity entity) {
        return subjects.size();
    }

    @Override
    public int enterpriseRow(int index) {
        return 0;
    }

    @Override
    public int row(int index) {
        String id = findings.get(index).subjectId();
        for (int row = 0; row < subjects.size(); row++) {
            if (subjects.get(row).id().equals(id)) {
                return row;
            }
        }
        throw new IllegalArgumentException("not of this enterprise: " + id);
    }

    @Override
    public boolean eligible(int index) {
        return true;
    }

    @Override
    public long fen(int index) {
        Award award = findings.get(index).award();
        Long fen = award == null ? null : award.fen();
        return fen == null ? 0 : fen;
    }

    @Override
    public int sizeRank(int index) {
        return 0;
    }
}

package io.xingyuan.operations;

import io.xingyuan.operations.Verdict.Level;
import io.xingyuan.operations.Verdict.Words;
import java.util.ArrayList;
import java.util.List;

/** 检查单: collects verdicts; a check that breaks becomes a verdict of its own. */
final class Verdicts {

    /** One thing to look at. */
    interface Check {
        void look(Verdicts verdicts) throws Exception;
    }

    private final List<Verdict> all = new ArrayList<>();
    private String id = "";
    private Words name = Words.NONE;

    void about(String id, String chinese, String english, Check check) {
        this.id = id;
        this.name = new Words(chinese, english);
        try {
            check.look(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            warn(
                    Words.plain(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    "这项检查没有做成，请把上面的信息交给维护人员",
                    "this check could not be made; send its message in");
        }
    }

    void good(Object found) {
        add(Level.GOOD, Words.plain(found), Words.NONE);
    }

    void good(String chinese, String english) {
        add(Level.GOOD, new Words(chinese, english), Words.NONE);
    }

    void skip(String chinese, String english) {
        add(Level.SKIPPED, new Words(chinese, english), Words.NONE);
    }

    void warn(Words found, String chinese, String english) {
        add(Level.WARNING, found, new Words(chinese, english));
    }

    void fault(Words found, String chinese, String english) {
        add(Level.FAULT, found, new Words(chinese, english));
    }

    /** Good when it holds; otherwise a fault with its repair. */
    void require(boolean holds, Object found, String chinese, String english) {
        if (holds) {
            good(found);
        } else {
            fault(Words.plain(found), chinese, english);
        }
    }

    /** Good when it holds; otherwise a warning with its repair. */
    void advise(boolean holds, Object found, String chinese, String english) {
        if (holds) {
            good(found);
        } else {
            warn(Words.plain(found), chinese, english);
        }
    }

    private void add(Level level, Words found, Words repair) {
        all.add(new Verdict(id, name, level, found, repair));
    }

    List<Verdict> all() {
        return List.copyOf(all);
    }
}

package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.files.Attachment;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.Question;
import io.xingyuan.policy.programme.Programme;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * 任务清单: what is left to do before an application can be handed in.
 *
 * @param facts answers
 * @param evidence files
 */
record TaskList(Item facts, Item evidence) {

    /**
     * 一项.
     *
     * @param open how much is left that must be done
     * @param said how it stands, in the reader's language
     */
    record Item(int open, boolean begun, String said) {

        boolean done() {
            return open == 0;
        }

        String look() {
            return done() ? "ok" : begun ? "near" : "miss";
        }
    }

    /** Of what is handed in. */
    static final TaskList NONE = new TaskList(new Item(0, true, ""), new Item(0, true, ""));

    boolean ready() {
        return facts.done() && evidence.done();
    }

    static TaskList of(
            Application application,
            Programme programme,
            ClauseCheckUp checked,
            Particulars particulars,
            Folder folder) {
        List<Question> questions = particulars.questions(application, checked);
        int open = Math.toIntExact(questions.stream()
                .filter(question -> mustBeAnswered(application, question)
                        && application
                                .draft()
                                .answers()
                                .getOrDefault(question.field(), "")
                                .isBlank())
                .count());
        int wrong = Math.toIntExact(questions.stream()
                .filter(question -> checked.wrong().containsKey(question.field()))
                .count());
        Item facts = new Item(
                open + wrong,
                !application.draft().answers().isEmpty(),
                open + wrong == 0 ? t("已完成") : t("还有 {0} 项", String.valueOf(open + wrong)));
        return new TaskList(facts, evidence(application, programme, folder.files(application)));
    }

    /** What only an amount depends on may be left open, unless it was asked for in a correction. */
    private static boolean mustBeAnswered(Application application, Question question) {
        return question.clauses() > 0 || application.status() == ApplicationStatus.CORRECTING;
    }

    private static Item evidence(Application application, Programme programme, List<Attachment> files) {
        Set<String> reopened = application.draft().reopened();
        if (application.status() == ApplicationStatus.CORRECTING) {
            List<String> named =
                    reopened.stream().filter(place -> place.matches("e\\d+")).toList();
            int open = Math.toIntExact(named.stream()
                    .filter(slot -> files.stream().noneMatch(file -> file.slot().equals(slot) && file.draft()))
                    .count());
            return new Item(open, open < named.size(), open == 0 ? t("已完成") : t("还有 {0} 项要重新上传", String.valueOf(open)));
        }
        int asked = programme.terms().evidence().size();
        int given = Math.toIntExact(IntStream.range(0, asked)
                .filter(i -> files.stream().anyMatch(file -> file.slot().equals(Application.slot(i))))
                .count());
        return new Item(
                asked > 0 && given == 0 ? asked : 0,
                given > 0,
                asked == 0 ? t("不要求材料") : t("已上传 {0} 项，共 {1} 项", String.valueOf(given), String.valueOf(asked)));
    }
}

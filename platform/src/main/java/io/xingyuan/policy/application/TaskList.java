package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.FirstMaterial;
import io.xingyuan.files.Attachment;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.Question;
import io.xingyuan.policy.programme.Programme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        EventNumbers event = EventNumbers.of(application);
        if (particulars.asksEvent(application)
                && (event.written().isEmpty() || !event.wrong().isEmpty())) {
            open++;
        }
        boolean asked = application.status() == ApplicationStatus.CORRECTING && application.takesStatement();
        if (asked && application.draft().statement().isBlank()) {
            open++;
        }
        Item facts = new Item(
                open + wrong,
                !application.draft().answers().isEmpty(),
                open + wrong == 0 ? t("已完成") : t("还有 {0} 项", String.valueOf(open + wrong)));
        List<Attachment> files = folder.files(application);
        return new TaskList(
                facts,
                application.status() == ApplicationStatus.CORRECTING
                        ? mended(application, files, folder.besides(application))
                        : evidence(programme, files, folder.asks(programme)));
    }

    /** What only an amount depends on may be left open, unless it was asked for in a correction. */
    private static boolean mustBeAnswered(Application application, Question question) {
        return question.clauses() > 0 || application.status() == ApplicationStatus.CORRECTING;
    }

    /** What was named, and what was asked for on the case's own page. */
    private static Item mended(Application application, List<Attachment> files, Map<String, Boolean> besides) {
        List<String> named = application.draft().reopened().stream()
                .filter(place -> place.matches("e\\d+"))
                .toList();
        long absent = named.stream()
                .filter(slot -> files.stream().noneMatch(file -> file.slot().equals(slot) && file.draft()))
                .count();
        int open = Math.toIntExact(
                absent + besides.values().stream().filter(there -> !there).count());
        boolean again = besides.isEmpty()
                && named.stream()
                        .allMatch(slot ->
                                files.stream().anyMatch(file -> file.slot().equals(slot)));
        return new Item(
                open,
                open < named.size() + besides.size(),
                open == 0
                        ? t("已完成")
                        : again ? t("还有 {0} 项要重新上传", String.valueOf(open)) : t("还有 {0} 项要上传", String.valueOf(open)));
    }

    /** The clause's checklist holds for several kinds of applicants; what the procedure must have is needed by all. */
    private static Item evidence(Programme programme, List<Attachment> files, List<FirstMaterial> asked) {
        Set<String> there = files.stream().map(Attachment::slot).collect(Collectors.toSet());
        int lines = programme.terms().evidence().size();
        int all = lines + asked.size();
        int given = Math.toIntExact(Stream.concat(
                        IntStream.range(0, lines).mapToObj(Application::slot),
                        asked.stream().map(FirstMaterial::key))
                .filter(there::contains)
                .count());
        int needed = Math.toIntExact(asked.stream()
                .filter(each -> each.required() && !there.contains(each.key()))
                .count());
        return new Item(
                Math.max(needed, lines > 0 && given == 0 ? all : 0),
                given > 0,
                needed > 0
                        ? t("已上传 {0} 项，共 {1} 项，还有 {2} 项必须上传", given, all, needed)
                        : all == 0 ? t("不要求材料") : t("已上传 {0} 项，共 {1} 项", String.valueOf(given), String.valueOf(all)));
    }
}

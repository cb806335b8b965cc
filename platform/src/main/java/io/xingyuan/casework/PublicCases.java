package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Publicity;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 对外: what the public may ask of cases: where one stands, what is published now, and to object. */
@Component
@OnParkSide
class PublicCases {

    private static final int OPEN_AT_MOST = 50;

    /** Cases in a stage that shows them to the public. */
    private static final String PUBLISHED = """
            from casework.procedure p cross join jsonb_array_elements(p.content -> 'stages') s
            join casework.case_file f on f.procedure = p.key and f.procedure_version = p.version
                and f.stage = s ->> 'key'
            where s -> 'publicity' <> 'null'::jsonb and f.status = 'OPEN'""";

    private final JdbcClient sql;
    private final CaseFiles files;
    private final CaseBooks books;
    private final Stages stages;
    private final Objections objections;
    private final CaseSubjects subjects;
    private final Respondents respondents;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PublicCases(
            JdbcClient sql,
            CaseFiles files,
            CaseBooks books,
            Stages stages,
            Objections objections,
            CaseSubjects subjects,
            Respondents respondents,
            Audit audit,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.files = files;
        this.books = books;
        this.stages = stages;
        this.objections = objections;
        this.subjects = subjects;
        this.respondents = respondents;
        this.audit = audit;
        this.events = events;
    }

    /**
     * 进度: where a case stands, for whoever has its number and code.
     *
     * @param due the last day of the stage, or of a correction, as it is written; empty for none
     * @param ahead names of the stages that may still come, in order and in the reader's language
     */
    record Progress(CaseFile file, List<Visit> visits, String due, List<String> ahead) {

        /** What happens now, in the reader's language. */
        String now() {
            return switch (file.status()) {
                case OPEN ->
                    due.isEmpty()
                            ? t("现在在“{0}”。", t(file.stageName()))
                            : t("现在在“{0}”，应在 {1} 前办结这一步。", t(file.stageName()), due);
                case CORRECTING -> due.isEmpty() ? t("等申请人补正，请登录办理。") : t("等申请人补正，请在 {0} 前登录办理。", due);
                case PASSED, REFUSED, WITHDRAWN -> t("已经办结。");
            };
        }
    }

    /**
     * 公示事项: what the public is shown of a case.
     *
     * @param open whether it is published now, so that one may object
     * @param checking while an objection is looked into
     * @param answered the objections of all its publications, as far as they are answered
     */
    record Published(
            CaseFile file,
            LocalDate from,
            LocalDate until,
            String untilText,
            boolean open,
            boolean checking,
            String contact,
            List<Fact> facts,
            List<Objection> answered) {

        /** Whether the facts do not name the applicant by themselves. */
        boolean namesApplicant() {
            return facts.stream().noneMatch(fact -> fact.value().equals(file.applicant()));
        }
    }

    Optional<Progress> progress(String number, String code) {
        return sql.sql("select * from casework.case_file where number = :number and code = :code")
                .param("number", number.strip().toUpperCase(Locale.ROOT))
                .param("code", code.strip().toUpperCase(Locale.ROOT))
                .query(CaseFiles::file)
                .optional()
                .map(this::progress);
    }

    private Progress progress(CaseFile file) {
        LocalDate due = switch (file.status()) {
            case OPEN -> books.days(file).due();
            case CORRECTING -> books.tasks().mendBy(file);
            case PASSED, REFUSED, WITHDRAWN -> null;
        };
        List<Stage> all = stages.procedure(file).stages();
        return new Progress(
                file,
                books.visits().all(file.id()),
                books.lights().dated(due),
                file.status().closed()
                        ? List.of()
                        : all.subList(all.indexOf(stages.stage(file)) + 1, all.size()).stream()
                                .map(stage -> t(stage.name()))
                                .toList());
    }

    LocalDate today() {
        return books.visits().today();
    }

    /** Those that are published now, the newest first. */
    Listing<Published> published(Paging paging) {
        List<Published> rows = sql
                .sql("select f.* " + PUBLISHED + " order by f.opened_at desc, f.id limit :limit offset :offset")
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(CaseFiles::file)
                .list()
                .stream()
                .map(this::published)
                .toList();
        long all = sql.sql("select count(*) " + PUBLISHED).query(Long.class).single();
        return new Listing<>(rows, all, paging);
    }

    /** A case that is published, or was: who objected finds the answer here afterwards. */
    Published published(CaseId id) {
        return published(files.get(id));
    }

    private Published published(CaseFile file) {
        Procedure procedure = stages.procedure(file);
        Visit visit = books.visits().all(file.id()).stream()
                .filter(each -> publicity(procedure, each).isPresent())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new NotFound("公示"));
        LocalDate until = until(publicity(procedure, visit).orElseThrow(), visit);
        List<Objection> answered =
                objections.of(file.id()).stream().filter(each -> !each.open()).toList();
        boolean checking = visit.pauses().stream()
                .anyMatch(pause -> pause.until() == null && pause.reason().equals(LawfulPause.OBJECTION));
        CaseSubject subject = subjects.of(file.kind());
        return new Published(
                file,
                visit.beganOn(),
                until,
                books.lights().workingDays().dated(until),
                file.status() == CaseStatus.OPEN
                        && visit.number() == file.visit()
                        && !books.visits().today().isAfter(until),
                checking,
                subject.contact(file.subject()),
                subject.published(file.subject()),
                answered);
    }

    private static Optional<Publicity> publicity(Procedure procedure, Visit visit) {
        return procedure.find(visit.stage()).flatMap(stage -> Optional.ofNullable(stage.publicity()));
    }

    /** Its last day; where the case left the stage before, that day. */
    private LocalDate until(Publicity publicity, Visit visit) {
        LocalDate ended = visit.endedOn();
        LocalDate asOf = ended == null ? books.visits().today() : ended;
        LocalDate until = visit.publicUntil(publicity, books.lights().workingDays(), asOf);
        return ended != null && ended.isBefore(until) ? ended : until;
    }

    /** An objection: the clock stands still until it is answered. */
    @Transactional
    void object(CaseId id, ObjectionForm form) {
        CaseFile file = files.lock(id);
        Stage stage = stages.stage(file);
        Publicity publicity = stage.publicity();
        if (file.status() != CaseStatus.OPEN || publicity == null) {
            throw new Refusal("这个事项已不在公示期内。");
        }
        Visit visit = books.visits().current(file);
        LocalDate today = books.visits().today();
        if (today.isAfter(visit.publicUntil(publicity, books.lights().workingDays(), today))) {
            throw new Refusal("公示期已经结束，请向园区直接反映。");
        }
        List<Objection> open =
                objections.of(id).stream().filter(Objection::open).toList();
        if (open.size() >= OPEN_AT_MOST) {
            throw new Refusal("这个事项的异议较多，正在核实，请稍后再提。");
        }
        objections.add(
                file, form.name().strip(), form.contact().strip(), form.text().strip());
        events.publishEvent(new CaseNews.Objected(id, file.visit()));
        boolean still = visit.pauses().stream()
                .anyMatch(pause -> pause.until() == null && pause.reason().equals(LawfulPause.OBJECTION));
        boolean lawful = stage.limit() == null || stage.pausesFor(LawfulPause.OBJECTION);
        if (!still && lawful) {
            stages.pause(file, LawfulPause.OBJECTION, "公众");
        }
        books.timeline().add(file, "公众", "提出公示异议", "");
        audit.record("提出公示异议", "事项", file.number(), file.title());
    }

    /** One of a case's objections, for whoever has to answer it. */
    Objection toAnswer(CaseFile file, UUID objection) {
        Objection asked = objections.of(file.id()).stream()
                .filter(each -> each.id().equals(objection))
                .findFirst()
                .orElseThrow(() -> new NotFound("异议"));
        if (!respondents.may(file, asked.visit(), Visitor.now())) {
            throw new Refusal("公示异议由公示环节的办理人核实和答复。");
        }
        return asked;
    }

    /** The answer; when none is open any more, the clock runs on. */
    @Transactional
    void answer(CaseId id, UUID objection, String answer, boolean upheld) {
        CaseFile file = files.lock(id);
        Objection asked = toAnswer(file, objection);
        if (answer.isBlank()) {
            throw new Refusal("请写明答复，公示页会显示。");
        }
        Scrutiny.fits("答复", answer, Scrutiny.LONGEST_COMMENT);
        if (!objections.answer(asked.id(), answer, upheld, Visitor.now().name())) {
            throw new Refusal("这件异议已经答复。");
        }
        boolean open = objections.of(id).stream().anyMatch(Objection::open);
        if (!open && !file.status().closed()) {
            books.visits().resume(file, LawfulPause.OBJECTION);
            stages.relight(file);
        }
        books.timeline().add(file, Visitor.now().name(), upheld ? "异议成立" : "异议不成立", answer);
        audit.record("答复公示异议", "事项", file.number(), file.title(), List.of(FieldChange.of("答复", null, answer)));
    }
}

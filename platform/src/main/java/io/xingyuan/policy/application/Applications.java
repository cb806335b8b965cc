package io.xingyuan.policy.application;

import io.xingyuan.casework.CaseId;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 申报的存放. */
@Component
class Applications {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String ASKED = """
            where status not in ('draft', 'discarded') and (:everywhere or park = any (:parks))
              and (:park = '' or park = :park)
              and (:status = '' or status = :status) and (:programme = '' or programme_id::text = :programme)
              and (:words = '' or enterprise_name ilike '%' || :words || '%' or case_number = :words)""";

    private final JdbcClient sql;
    private final Clock clock;

    Applications(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Without asking who is looking. */
    Optional<Application> find(ApplicationId id) {
        return sql.sql("select * from policy.application where id = :id")
                .param("id", id.value())
                .query(Applications::application)
                .optional();
    }

    Application get(ApplicationId id) {
        return find(id).orElseThrow(() -> new NotFound("申报"));
    }

    /** For this transaction alone. */
    Application lock(ApplicationId id) {
        return sql.sql("select * from policy.application where id = :id for update")
                .param("id", id.value())
                .query(Applications::application)
                .optional()
                .orElseThrow(() -> new NotFound("申报"));
    }

    /** What the visitor may see; 404 for all else. */
    Application seen(String id) {
        Application application = get(ApplicationId.of(id));
        try {
            Visitor.now().mustSee(application.whom().enterprise());
        } catch (NotFound notTheirs) {
            throw new NotFound("申报");
        }
        return application;
    }

    /** All of one enterprise but those given up, the one changed last first. */
    List<Application> of(EnterpriseId enterprise) {
        return sql.sql("""
                select * from policy.application where enterprise_id = :enterprise and status <> 'discarded'
                order by updated_at desc, id""")
                .param("enterprise", enterprise.value())
                .query(Applications::application)
                .list();
    }

    Optional<Application> open(ProgrammeId programme, EnterpriseId enterprise, UUID subject) {
        return sql.sql("""
                select * from policy.application
                where programme_id = :programme and enterprise_id = :enterprise and subject_id = :subject
                  and status in ('draft', 'submitted', 'correcting')""")
                .param("programme", programme.value())
                .param("enterprise", enterprise.value())
                .param("subject", subject)
                .query(Applications::application)
                .optional();
    }

    /**
     * Approved ones of which nobody has told yet that they are paid, and those that hold something else of their
     * programme than their award comes to.
     */
    List<ApplicationId> astray() {
        return sql.sql("""
                        select a.id from policy.application a
                        left join policy.fund_payment p on p.id = a.payment_id
                        left join policy.programme_hold h on h.programme_id = a.programme_id and h.holder = a.id
                        where a.status = 'approved' and (a.paid_at is null or coalesce(h.fen, 0) <> (
                            select coalesce(sum(part.fen), 0) from policy.fund_payment part
                            where part.award_id = p.award_id and part.status not in ('CANCELLED', 'RECOVERED')))
                        order by a.id""").query(UUID.class).list().stream()
                .map(ApplicationId::new)
                .toList();
    }

    /** The one that a payment, or a part of its award, is for. */
    Optional<ApplicationId> ofPayment(PaymentId payment) {
        return sql.sql("""
                select id from policy.application where payment_id = :payment
                union select application_id from policy.application_part where payment_id = :payment""")
                .param("payment", payment.value())
                .query(UUID.class)
                .optional()
                .map(ApplicationId::new);
    }

    /** Whether some of it has arrived; false when that was known already. */
    boolean paid(Application application, boolean arrived) {
        return sql.sql("""
                update policy.application set paid_at = case when :arrived then :now::timestamptz end
                where id = :id and (paid_at is null) = :arrived""")
                        .param("id", application.id().value())
                        .param("arrived", arrived)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Handed in ones, in the parks that the visitor sees. */
    List<Application> list(ApplicationQuery query, Visitor visitor, Paging paging) {
        return sql.sql("select * from policy.application " + ASKED
                        + " order by submitted_at desc, id limit :limit offset :offset")
                .params(asked(query, visitor))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Applications::application)
                .list();
    }

    /** All of them, one by one. */
    void each(ApplicationQuery query, Visitor visitor, Consumer<Application> reader) {
        sql.sql("select * from policy.application " + ASKED + " order by submitted_at desc, id")
                .params(asked(query, visitor))
                .query(row -> {
                    reader.accept(application(row, 0));
                });
    }

    long count(ApplicationQuery query, Visitor visitor) {
        return sql.sql("select count(*) from policy.application " + ASKED)
                .params(asked(query, visitor))
                .query(Long.class)
                .single();
    }

    /** Those under which something was handed in, newest year first: id to title and year. */
    SequencedMap<String, String> programmes() {
        SequencedMap<String, String> titles = new LinkedHashMap<>();
        sql.sql("""
                select p.id, p.title, p.year from policy.programme p
                where exists (select 1 from policy.application a
                    where a.programme_id = p.id and a.status not in ('draft', 'discarded'))
                order by p.year desc, p.title, p.id""").query(row -> {
            titles.put(row.getString("id"), row.getString("title") + "（" + row.getInt("year") + "）");
        });
        return titles;
    }

    private static Map<String, Object> asked(ApplicationQuery query, Visitor visitor) {
        return Map.of(
                "everywhere",
                visitor.scope().everywhere(),
                "parks",
                visitor.scope().codes(),
                "status",
                query.inStatus(),
                "programme",
                query.inProgramme(),
                "park",
                query.inPark(),
                "words",
                query.words().replace("%", "\\%").replace("_", "\\_"));
    }

    /**
     * 同一事项: another application for the same certificate, contract or project, in any year and under any programme.
     *
     * @param number as it stands in the application that is looked at
     * @param caseNumber of the other
     * @param sameClause whether the other is for the same clause, whoever hands it in; else it is the same enterprise's
     */
    record Repeat(
            String number,
            ApplicationId other,
            String caseNumber,
            int year,
            String enterpriseName,
            ParkId park,
            boolean sameClause) {}

    /**
     * Of those that are handed in and neither refused nor taken back; for an enterprise's visitor only its own, since the
     * database shows no others.
     */
    List<Repeat> repeats(Application application) {
        List<String> numbers = EventNumbers.of(application).written();
        if (numbers.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                select number, a.id, a.case_number, extract(year from a.submitted_at) as year, a.enterprise_name, a.park,
                    a.clause = :clause as same_clause
                from unnest(:numbers::text[], :keys::text[]) as own (number, key)
                join policy.application a on a.events @> array[own.key]
                where a.id <> :id and a.status in ('submitted', 'correcting', 'approved')
                  and (a.clause = :clause or a.enterprise_id = :enterprise)
                order by same_clause desc, a.submitted_at, a.id, number""")
                .param("numbers", numbers.toArray(String[]::new))
                .param("keys", numbers.stream().map(EventNumbers::key).toArray(String[]::new))
                .param("id", application.id().value())
                .param("clause", application.whom().clause().toString())
                .param("enterprise", application.whom().enterprise().value())
                .query((row, number) -> new Repeat(
                        row.getString("number"),
                        new ApplicationId(row.getObject("id", UUID.class)),
                        row.getString("case_number"),
                        row.getInt("year"),
                        row.getString("enterprise_name"),
                        new ParkId(row.getString("park")),
                        row.getBoolean("same_clause")))
                .list();
    }

    /**
     * 以往的一笔: an award otherwise than by the application that is looked at; money in 分.
     *
     * @param clause its id; another text for what no clause of the library pays, such as an agreement
     */
    record Given(String title, String clause, UUID subject, String subjectName, int year, long fen) {

        boolean isFor(Application.Whom whom) {
            return clause.equals(whom.clause().toString())
                    && (subject.equals(whom.subject())
                            || subject.equals(whom.enterprise().value()));
        }
    }

    /** All that its enterprise and what belongs to it was awarded, newest year first. */
    List<Given> given(Application application) {
        Application.Decision decision = application.decision();
        return sql.sql("""
                select max(p.clause_title) as title, a.clause, a.subject_id, a.subject_name, a.year, a.fen
                from policy.fund_award a join policy.fund_payment p on p.award_id = a.id
                where a.status = 'GRANTED' and a.enterprise_id = :enterprise
                  and a.id is distinct from (select award_id from policy.fund_payment where id = :own::uuid)
                group by a.id order by a.year desc, a.at desc, a.id""")
                .param("enterprise", application.whom().enterprise().value())
                .param("own", decision == null ? null : decision.payment().value(), Types.OTHER)
                .query((row, number) -> new Given(
                        row.getString("title"),
                        row.getString("clause"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("subject_name"),
                        row.getInt("year"),
                        row.getLong("fen")))
                .list();
    }

    /** The fingerprint of its clause when it was begun; empty where that was not kept. */
    String rule(ApplicationId id) {
        return sql.sql("select rule from policy.application where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is an open one already */
    void insert(ApplicationId id, ProgrammeId programme, Application.Whom whom, String rule, String by, boolean demo) {
        sql.sql("""
                insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause,
                    subject_id, subject_name, rule, started_at, updated_at, updated_name, demo)
                values (:id, :programme, :enterprise, :name, :park, :clause, :subject, :subjectName, :rule, :now, :now,
                    :by, :demo)""")
                .param("id", id.value())
                .param("programme", programme.value())
                .param("enterprise", whom.enterprise().value())
                .param("name", whom.enterpriseName())
                .param("park", whom.park())
                .param("clause", whom.clause().toString())
                .param("subject", whom.subject())
                .param("subjectName", whom.subjectName())
                .param("rule", rule)
                .param("now", now())
                .param("by", by)
                .param("demo", demo)
                .update();
    }

    void save(Application application, int version, Map<String, String> answers, String statement, String by) {
        mustChange(sql.sql("""
                update policy.application set answers = :answers::jsonb, statement = :statement,
                    version = version + 1, updated_at = :now, updated_name = :by
                where id = :id and version = :version and status in ('draft', 'correcting')""")
                .param("id", application.id().value())
                .param("version", version)
                .param("answers", JSON.writeValueAsString(answers))
                .param("statement", statement)
                .param("now", now())
                .param("by", by)
                .update());
    }

    void submit(Application application, Application.Submission submission, String by) {
        Application.Tiers tiers = Objects.requireNonNull(submission.tiers());
        mustChange(sql.sql("""
                update policy.application set status = 'submitted', case_id = :case, case_number = :number,
                    case_code = :code, frozen = :frozen::jsonb, limit_fen = :limit, tier_above = :above,
                    tier_reached = :reached, events = :events, reopened = '{}', asked = '',
                    submitted_at = coalesce(submitted_at, :now), version = version + 1, updated_at = :now,
                    updated_name = :by
                where id = :id and version = :version and status in ('draft', 'correcting')""")
                .param("id", application.id().value())
                .param("version", application.version())
                .param("case", submission.caseId().value())
                .param("number", submission.number())
                .param("code", submission.code())
                .param("frozen", JSON.writeValueAsString(submission.frozen()))
                .param("limit", submission.limitFen())
                .param("above", tiers.above())
                .param("reached", tiers.reached())
                .param("events", EventNumbers.of(application).keys().toArray(String[]::new))
                .param("now", now())
                .param("by", by)
                .update());
    }

    void reopen(Application application, Collection<String> named, String asked) {
        mustChange(sql.sql("""
                update policy.application set status = 'correcting', reopened = :named, asked = :asked,
                    version = version + 1
                where id = :id and status = 'submitted'""")
                .param("id", application.id().value())
                .param("named", named.toArray(String[]::new))
                .param("asked", asked)
                .update());
    }

    void end(Application application, ApplicationStatus to) {
        mustChange(sql.sql("""
                update policy.application set status = :to, version = version + 1, updated_at = :now
                where id = :id and status = :from""")
                .param("id", application.id().value())
                .param("from", application.status().stored())
                .param("to", to.stored())
                .param("now", now())
                .update());
    }

    void decide(Application application, long fen, String reason, Visitor by, PaymentId payment) {
        mustChange(sql.sql("""
                update policy.application set decided_fen = :fen, decided_reason = :reason, decided_by = :by,
                    decided_name = :name, payment_id = :payment, version = version + 1
                where id = :id and status = 'submitted' and payment_id is null""")
                .param("id", application.id().value())
                .param("fen", fen)
                .param("reason", reason)
                .param("by", by.account())
                .param("name", by.name())
                .param("payment", payment.value())
                .update());
    }

    void grant(Application application, long fen, String reason) {
        mustChange(sql.sql("""
                update policy.application set status = 'approved', decided_fen = :fen, decided_reason = :reason,
                    granted_at = :now, version = version + 1
                where id = :id and status = 'submitted' and payment_id is not null""")
                .param("id", application.id().value())
                .param("fen", fen)
                .param("reason", reason)
                .param("now", now())
                .update());
    }

    /** False when nothing was decided any more. */
    boolean undecide(Application application) {
        return sql.sql("""
                update policy.application set decided_fen = null, decided_reason = '', decided_by = null, decided_name = null,
                    payment_id = null, granted_at = null, version = version + 1,
                    status = case when status = 'approved' then 'submitted' else status end
                where id = :id and payment_id is not null""").param("id", application.id().value()).update() == 1;
    }

    /** 演示到账: a payment of the demo that has arrived, and the id of the case that is to stand behind it; money in 分. */
    record Arrived(PaymentId payment, CaseId caseId, Application.Whom whom, String title, long fen) {}

    List<Arrived> arrivedInDemo() {
        return sql.sql("""
                select p.*, w.subject_id as of_subject from policy.fund_payment p
                join policy.fund_pool g on g.id = p.pool_id join policy.fund_award w on w.id = p.award_id
                where g.demo and p.status = 'PAID' and p.case_id <> '' order by p.number, p.id""")
                .query((row, number) -> new Arrived(
                        new PaymentId(row.getObject("id", UUID.class)),
                        CaseId.of(row.getString("case_id")),
                        new Application.Whom(
                                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                                row.getString("enterprise_name"),
                                row.getString("park"),
                                ClauseId.parse(row.getString("clause")),
                                row.getObject("of_subject", UUID.class),
                                ""),
                        row.getString("clause_title"),
                        row.getLong("fen")))
                .list();
    }

    /** Of the demo: as if it had been handed in on another day. */
    void backdate(ApplicationId id, Instant at) {
        sql.sql("update policy.application set started_at = :at, submitted_at = :at where id = :id and demo")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void clearDemo() {
        sql.sql("delete from policy.application where demo").update();
    }

    private static void mustChange(int rows) {
        if (rows != 1) {
            throw new Stale("申报");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        return new Application(
                new ApplicationId(row.getObject("id", UUID.class)),
                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                new Application.Whom(
                        new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                        row.getString("enterprise_name"),
                        row.getString("park"),
                        ClauseId.parse(row.getString("clause")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("subject_name")),
                ApplicationStatus.of(row.getString("status")),
                new Application.Draft(
                        new HashMap<>(JSON.readValue(row.getString("answers"), TEXTS)),
                        row.getString("statement"),
                        Set.of((String[]) row.getArray("reopened").getArray()),
                        row.getString("asked")),
                submission(row),
                decision(row),
                new Application.Touched(
                        row.getInt("version"),
                        row.getTimestamp("updated_at").toInstant(),
                        row.getString("updated_name"),
                        row.getBoolean("demo")));
    }

    private static Application.@Nullable Submission submission(ResultSet row) throws SQLException {
        UUID caseId = row.getObject("case_id", UUID.class);
        return caseId == null
                ? null
                : new Application.Submission(
                        new CaseId(caseId),
                        row.getString("case_number"),
                        row.getString("case_code"),
                        JSON.readValue(row.getString("frozen"), Frozen.class),
                        row.getLong("limit_fen"),
                        tiers(row),
                        Objects.requireNonNull(instant(row, "submitted_at")));
    }

    private static Application.@Nullable Tiers tiers(ResultSet row) throws SQLException {
        Integer reached = row.getObject("tier_reached", Integer.class);
        return reached == null ? null : new Application.Tiers(row.getInt("tier_above"), reached);
    }

    private static Application.@Nullable Decision decision(ResultSet row) throws SQLException {
        UUID payment = row.getObject("payment_id", UUID.class);
        return payment == null
                ? null
                : new Application.Decision(
                        row.getLong("decided_fen"),
                        row.getString("decided_reason"),
                        row.getString("decided_by"),
                        row.getString("decided_name"),
                        new PaymentId(payment),
                        instant(row, "granted_at"),
                        instant(row, "paid_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

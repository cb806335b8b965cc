package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 约定的存放: agreements and their editions. */
@Component
class Agreements {

    private static final String NOUN = "约定";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WHERE = """
            from policy.agreement a
            join policy.agreement_edition e on e.agreement_id = a.id and e.number = coalesce(a.in_force, a.edition)
            where (:own::uuid is null or a.enterprise_id = :own) and (:everywhere or a.park = any (:parks))
              and (:status = '' or a.status = :status)
              and (:words = '' or a.enterprise_name ilike '%' || :words || '%' or a.number = :words
                or e.terms->>'title' ilike '%' || :words || '%')""";

    private final JdbcClient sql;
    private final Clock clock;

    Agreements(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Without asking who is looking. */
    Agreement get(AgreementId id) {
        return sql.sql("select * from policy.agreement where id = :id")
                .param("id", id.value())
                .query(Agreements::agreement)
                .optional()
                .orElseThrow(() -> new NotFound(NOUN));
    }

    /** For this transaction alone. */
    Agreement lock(AgreementId id) {
        return sql.sql("select * from policy.agreement where id = :id for update")
                .param("id", id.value())
                .query(Agreements::agreement)
                .optional()
                .orElseThrow(() -> new NotFound(NOUN));
    }

    /** What the visitor may see; 404 for all else, also for the enterprise as long as it is a draft. */
    Agreement seen(String id) {
        Agreement agreement = get(AgreementId.of(id));
        Visitor visitor = Visitor.now();
        try {
            visitor.mustSee(agreement.party().enterprise());
        } catch (NotFound notTheirs) {
            throw new NotFound(NOUN);
        }
        if (visitor.role().ofEnterprise() && agreement.status() == AgreementStatus.DRAFT) {
            throw new NotFound(NOUN);
        }
        return agreement;
    }

    List<AgreementRow> list(AgreementQuery query, Visitor visitor, Paging paging) {
        return sql.sql("select a.*, e.terms->>'title' as title, e.total_fen " + WHERE
                        + " order by a.updated_at desc, a.id limit :limit offset :offset")
                .params(asked(query, visitor))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query((row, number) ->
                        new AgreementRow(agreement(row, number), row.getString("title"), row.getLong("total_fen")))
                .list();
    }

    long count(AgreementQuery query, Visitor visitor) {
        return sql.sql("select count(*) " + WHERE)
                .params(asked(query, visitor))
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> asked(AgreementQuery query, Visitor visitor) {
        EnterpriseId own = visitor.enterprise();
        Map<String, @Nullable Object> asked = new HashMap<>();
        asked.put("own", own == null ? null : own.value());
        asked.put("everywhere", own != null || visitor.scope().everywhere());
        asked.put("parks", visitor.scope().codes());
        asked.put("status", query.inStatus());
        asked.put("words", query.words().replace("%", "\\%").replace("_", "\\_"));
        return asked;
    }

    List<Agreement> inForce() {
        return sql.sql("select * from policy.agreement where status = 'in_force' order by id")
                .query(Agreements::agreement)
                .list();
    }

    Edition edition(Agreement agreement, int number) {
        return sql.sql("select * from policy.agreement_edition where agreement_id = :id and number = :number")
                .param("id", agreement.id().value())
                .param("number", number)
                .query(Agreements::edition)
                .optional()
                .orElseThrow(() -> new NotFound(NOUN));
    }

    /** The newest first. */
    List<Edition> editions(Agreement agreement) {
        return sql.sql("select * from policy.agreement_edition where agreement_id = :id order by number desc")
                .param("id", agreement.id().value())
                .query(Agreements::edition)
                .list();
    }

    /** The newest that was handed in: what a case and the public are shown. */
    Edition handedIn(Agreement agreement) {
        return editions(agreement).stream()
                .filter(edition -> edition.status() != Edition.Status.DRAFT)
                .findFirst()
                .orElseThrow(() -> new NotFound(NOUN));
    }

    String insert(AgreementId id, Agreement.Party party, Visitor by, boolean demo) {
        return sql.sql("""
                insert into policy.agreement (id, number, enterprise_id, enterprise_name, park, status, updated_at,
                    updated_name, demo)
                values (:id, 'YQ' || :year || '-' || lpad(nextval('policy.agreement_number')::text, 4, '0'),
                    :enterprise, :name, :park, 'draft', :now, :by, :demo)
                returning number""")
                .param("id", id.value())
                .param("year", String.valueOf(LocalDate.now(clock).getYear()))
                .param("enterprise", party.enterprise().value())
                .param("name", party.name())
                .param("park", party.park().value())
                .param("now", now())
                .param("by", by.name())
                .param("demo", demo)
                .query(String.class)
                .single();
    }

    void add(AgreementId id, int number, Agreement.Party party, Terms terms, String reason, Visitor by) {
        sql.sql("""
                insert into policy.agreement_edition (agreement_id, number, enterprise_id, status, terms, total_fen,
                    reason, drafted_by, drafted_name)
                values (:id, :number, :enterprise, 'draft', :terms::jsonb, :fen, :reason, :by, :name)""")
                .param("id", id.value())
                .param("number", number)
                .param("enterprise", party.enterprise().value())
                .param("terms", JSON.writeValueAsString(terms))
                .param("fen", terms.fen())
                .param("reason", reason)
                .param("by", by.account())
                .param("name", by.name())
                .update();
    }

    /** Writes the newest edition anew; whoever changed it last counts as its drafter. */
    void change(Agreement agreement, Terms terms, String reason, Visitor by) {
        mustChange(sql.sql("""
                update policy.agreement_edition set terms = :terms::jsonb, total_fen = :fen, reason = :reason,
                    drafted_by = :by, drafted_name = :name
                where agreement_id = :id and number = :number
                  and (status = 'draft' or (status = 'submitted' and not locked))""")
                .param("id", agreement.id().value())
                .param("number", agreement.edition())
                .param("terms", JSON.writeValueAsString(terms))
                .param("fen", terms.fen())
                .param("reason", reason)
                .param("by", by.account())
                .param("name", by.name())
                .update());
    }

    /** The next edition begins. */
    void begin(Agreement agreement, int version, int edition, Visitor by) {
        touch(agreement, version, "edition = " + edition, by);
    }

    void touched(Agreement agreement, int version, Visitor by) {
        touch(agreement, version, "number = number", by);
    }

    private void touch(Agreement agreement, int version, String set, Visitor by) {
        mustChange(sql.sql("update policy.agreement set " + set + ", version = version + 1, updated_at = :now,"
                        + " updated_name = :by where id = :id and version = :version")
                .param("id", agreement.id().value())
                .param("version", version)
                .param("now", now())
                .param("by", by.name())
                .update());
    }

    /** Hands the newest edition in; an agreement that is in force stays so meanwhile. */
    void submit(Agreement agreement, int version, CaseState opened, Visitor by) {
        mustChange(sql.sql("""
                update policy.agreement set status = case when status = 'draft' then 'review' else status end,
                    case_id = :case, case_number = :number, version = version + 1, updated_at = :now,
                    updated_name = :by
                where id = :id and version = :version""")
                .param("id", agreement.id().value())
                .param("version", version)
                .param("case", opened.id().value())
                .param("number", opened.number())
                .param("now", now())
                .param("by", by.name())
                .update());
        state(agreement, agreement.edition(), "status = 'submitted'");
    }

    void seal(Agreement agreement) {
        state(agreement, agreement.edition(), "locked = true");
    }

    void approve(Agreement agreement, long fen, Visitor by) {
        mustChange(sql.sql("""
                update policy.agreement_edition set approved_fen = :fen, approved_by = :by, approved_name = :name
                where agreement_id = :id and number = :number and status = 'submitted'""")
                .param("id", agreement.id().value())
                .param("number", agreement.edition())
                .param("fen", fen)
                .param("by", by.account())
                .param("name", by.name())
                .update());
    }

    void unapprove(Agreement agreement) {
        state(
                agreement,
                agreement.edition(),
                "approved_fen = null, approved_by = null, approved_name = '', locked = false");
    }

    void refuse(Agreement agreement) {
        state(agreement, agreement.edition(), "status = 'refused'");
    }

    /** From now on the newest edition counts. */
    void enact(Agreement agreement) {
        Integer before = agreement.inForce();
        if (before != null) {
            state(agreement, before, "status = 'replaced'");
        }
        mustChange(sql.sql("""
                update policy.agreement_edition set status = 'approved', effective_at = :now
                where agreement_id = :id and number = :number and approved_by is not null""")
                .param("id", agreement.id().value())
                .param("number", agreement.edition())
                .param("now", now())
                .update());
        mustChange(sql.sql("""
                update policy.agreement set status = 'in_force', in_force = edition, version = version + 1,
                    updated_at = :now
                where id = :id and status in ('review', 'in_force')""")
                .param("id", agreement.id().value())
                .param("now", now())
                .update());
    }

    private void state(Agreement agreement, int number, String set) {
        mustChange(
                sql.sql("update policy.agreement_edition set " + set + " where agreement_id = :id and number = :number")
                        .param("id", agreement.id().value())
                        .param("number", number)
                        .update());
    }

    void become(Agreement agreement, AgreementStatus to, Visitor by) {
        mustChange(sql.sql("""
                update policy.agreement set status = :to, version = version + 1, updated_at = :now, updated_name = :by
                where id = :id and status = :from""")
                .param("id", agreement.id().value())
                .param("to", to.stored())
                .param("from", agreement.status().stored())
                .param("now", now())
                .param("by", by.name())
                .update());
    }

    /** As if it had been approved, for the demo. */
    void enactDemo(AgreementId id, Visitor by) {
        sql.sql("""
                update policy.agreement_edition set status = 'approved', locked = true, approved_fen = total_fen,
                    approved_by = :by, approved_name = :name, effective_at = :now
                where agreement_id = :id""")
                .param("id", id.value())
                .param("by", by.account())
                .param("name", by.name())
                .param("now", now())
                .update();
        sql.sql("update policy.agreement set status = 'in_force', in_force = edition where id = :id")
                .param("id", id.value())
                .update();
    }

    void clearDemo() {
        sql.sql("delete from policy.agreement where demo").update();
    }

    private static void mustChange(int rows) {
        if (rows != 1) {
            throw new Stale(NOUN);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Agreement agreement(ResultSet row, int number) throws SQLException {
        int inForce = row.getInt("in_force");
        @Nullable Integer counts = row.wasNull() ? null : inForce;
        UUID caseId = row.getObject("case_id", UUID.class);
        return new Agreement(
                new AgreementId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new Agreement.Party(
                        new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                        row.getString("enterprise_name"),
                        new ParkId(row.getString("park"))),
                AgreementStatus.of(row.getString("status")),
                row.getInt("edition"),
                counts,
                caseId == null ? null : new CaseId(caseId),
                row.getString("case_number"),
                new Agreement.Touched(
                        row.getInt("version"),
                        row.getTimestamp("updated_at").toInstant(),
                        row.getString("updated_name"),
                        row.getBoolean("demo")));
    }

    private static Edition edition(ResultSet row, int number) throws SQLException {
        Timestamp effective = row.getTimestamp("effective_at");
        String approvedBy = row.getString("approved_by");
        return new Edition(
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getInt("number"),
                Edition.Status.of(row.getString("status")),
                JSON.readValue(row.getString("terms"), Terms.class),
                row.getString("reason"),
                row.getBoolean("locked"),
                row.getString("drafted_by"),
                row.getString("drafted_name"),
                approvedBy == null
                        ? null
                        : new Edition.Approval(
                                row.getLong("approved_fen"),
                                Objects.requireNonNullElse(row.getString("approved_name"), "")),
                Optional.ofNullable(effective).map(Timestamp::toInstant).orElse(null));
    }
}

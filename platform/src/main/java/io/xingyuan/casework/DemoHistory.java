package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.kernel.Ids;
import io.xingyuan.web.Parks;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示办件: cases of invented applicants that ended over the last year, so that the figures of the demo show something. */
@Component
public class DemoHistory {

    private static final String PROCEDURE = "application";
    private static final int CASES = 36;
    private static final int EVERY = 10;
    private static final String BY = "演示·林政策";
    private static final List<Topic> TOPICS = List.of(
            new Topic("demo/1", "样例条款：首次纳入规上（演示）"),
            new Topic("demo/2", "样例条款：注册转化（演示）"),
            new Topic("demo/3", "样例条款：设备投资（演示）"));

    private final CaseFiles files;
    private final Closings closings;
    private final Procedures procedures;
    private final ObjectProvider<Parks> parks;
    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    DemoHistory(
            CaseFiles files,
            Closings closings,
            Procedures procedures,
            ObjectProvider<Parks> parks,
            JdbcClient sql,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.closings = closings;
        this.procedures = procedures;
        this.parks = parks;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener(DemoBegan.class)
    @Order(90)
    @Transactional
    void begin() {
        if (!procedures.titles().containsKey(PROCEDURE)) {
            return;
        }
        Procedure procedure = procedures.current(PROCEDURE);
        List<String> codes = parks.stream()
                .flatMap(each -> each.all().stream())
                .map(park -> park.id().value())
                .toList();
        LocalDate first = LocalDate.now(clock).minusDays((CASES + 8L) * EVERY);
        for (int i = 0; i < CASES && !codes.isEmpty(); i++) {
            write(procedure, i, codes.get(i % codes.size()), first.plusDays((long) i * EVERY));
        }
        audit.record("写入演示办件", "事项", "demo", "演示办件");
    }

    /**
     * 演示事项的编号.
     *
     * @param code with the number opens the public look-up
     */
    public record Passed(String number, String code) {}

    /**
     * Writes a case of an invented enterprise that went through the whole of its procedure by today.
     *
     * @param place how it went differs by it
     */
    public Passed passed(CaseId id, NewCase what, Topic topic, LocalDate opened, int place) {
        Procedure procedure = procedures.current(what.procedure());
        CaseFile file = new CaseFile(
                id,
                "YS" + opened.getYear() + String.format("%05d", CASES + place + 1),
                LookUpCode.next(),
                procedure.key(),
                procedure.version(),
                what.kind(),
                what.subject(),
                what.title(),
                what.enterprise(),
                what.applicant(),
                what.park() == null ? null : what.park().value(),
                CaseStatus.PASSED,
                procedure.stages().getFirst().key(),
                procedure.stages().getFirst().name(),
                1,
                "",
                clock.instant(),
                BY,
                null);
        write(procedure, file, topic, place, opened, LocalDate.now(clock));
        return new Passed(file.number(), file.code());
    }

    /** Once more, for who came to know of it only after it was written. */
    public void count(CaseId id) {
        closings.write(id);
    }

    private void write(Procedure procedure, int i, String park, LocalDate opened) {
        boolean refused = i % 12 == 5;
        CaseFile file = new CaseFile(
                new CaseId(Ids.next(clock)),
                "YS" + opened.getYear() + String.format("%05d", i + 1),
                LookUpCode.next(),
                procedure.key(),
                procedure.version(),
                "demo",
                String.valueOf(i),
                TOPICS.get(i % TOPICS.size()).title(),
                null,
                "样例" + (i + 1) + "号医疗器械（演示）有限公司",
                park,
                refused ? CaseStatus.REFUSED : CaseStatus.PASSED,
                "review",
                "初审",
                1,
                "",
                clock.instant(),
                BY,
                null);
        write(procedure, file, TOPICS.get(i % TOPICS.size()), i, opened, opened);
    }

    /** @param until the earliest day on which its last stage may end */
    private void write(Procedure procedure, CaseFile file, Topic topic, int i, LocalDate opened, LocalDate until) {
        boolean refused = file.status() == CaseStatus.REFUSED;
        files.add(file, "demo-policy", topic);
        LocalDate day = opened;
        int number = 0;
        for (Stage stage : procedure.stages()) {
            if (stage.optional() && i % 4 != 0) {
                continue;
            }
            boolean last = stage.equals(procedure.stages().getLast())
                    || (refused && stage.key().equals("review"));
            number++;
            LocalDate usual = day.plusDays(days(stage, i));
            LocalDate end = last && usual.isBefore(until) ? until : usual;
            visit(file, number, stage, day, end, last && refused ? Outcome.REFUSE : Outcome.PASS);
            turn(file, number * 3, stage.seats().getFirst().label(), day);
            if (stage.key().equals("review") && i % 3 == 1) {
                LocalDate asked = day.plusDays(1);
                LocalDate back = asked.plusDays(2 + i % 5);
                correction(file, number, stage, asked, back);
            }
            day = end;
            if (last) {
                break;
            }
        }
        close(file, number, opened, day);
    }

    private static @Nullable UUID enterprise(CaseFile file) {
        return file.enterprise() == null ? null : file.enterprise().value();
    }

    /** How long a stage takes; the review longer where something has to be corrected. */
    private static int days(Stage stage, int i) {
        return switch (stage.key()) {
            case "acceptance" -> 1 + i % 4;
            case "review" -> 9 + i % 6;
            case "experts" -> 12 + i % 4;
            case "publicity" -> 8;
            default -> 2 + i % 7;
        };
    }

    private OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(clock.getZone()).toOffsetDateTime();
    }

    private void visit(CaseFile file, int number, Stage stage, LocalDate from, LocalDate until, Outcome outcome) {
        TimeLimit limit = stage.limit();
        sql.sql("""
                insert into casework.visit (case_id, number, stage, name, began_at, began_on, amount, unit, source,
                    ended_at, ended_on, outcome, enterprise_id)
                values (:case, :number, :stage, :name, :beganAt, :began, :amount, :unit, :source, :endedAt, :ended,
                    :outcome, :enterprise)""")
                .param("enterprise", enterprise(file), Types.OTHER)
                .param("case", file.id().value())
                .param("number", number)
                .param("stage", stage.key())
                .param("name", stage.name())
                .param("beganAt", at(from))
                .param("began", from)
                .param("amount", limit == null ? null : limit.amount(), Types.INTEGER)
                .param("unit", limit == null ? null : limit.unit().name(), Types.VARCHAR)
                .param("source", limit == null ? "" : limit.source())
                .param("endedAt", at(until))
                .param("ended", until)
                .param("outcome", outcome.name())
                .update();
    }

    private void turn(CaseFile file, int number, String holder, LocalDate from) {
        sql.sql("""
                insert into casework.turn (case_id, number, holder, from_day, at, enterprise_id)
                values (:case, :number, :holder, :from, :at, :enterprise)""")
                .param("enterprise", enterprise(file), Types.OTHER)
                .param("case", file.id().value())
                .param("number", number)
                .param("holder", holder)
                .param("from", from)
                .param("at", at(from))
                .update();
    }

    private void correction(CaseFile file, int visit, Stage stage, LocalDate asked, LocalDate back) {
        turn(file, visit * 3 + 1, Stages.APPLICANT, asked);
        turn(file, visit * 3 + 2, stage.seats().getFirst().label(), back);
        sql.sql("""
                insert into casework.pause (id, case_id, visit, reason, from_day, until_day, by_name, enterprise_id)
                values (:id, :case, :visit, :reason, :from, :until, :by, :enterprise)""")
                .param("enterprise", enterprise(file), Types.OTHER)
                .param("id", Ids.next(clock))
                .param("case", file.id().value())
                .param("visit", visit)
                .param("reason", LawfulPause.CORRECTION)
                .param("from", asked)
                .param("until", back)
                .param("by", BY)
                .update();
        sql.sql("""
                insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, procedure, number, title,
                    applicant, began_on, status, outcome, decided_name, decided_at, enterprise_id)
                values (:id, :case, :visit, :stage, :name, 'CORRECT', 'ENTERPRISE_MEMBER', :procedure, :number, :title,
                    :applicant, :from, 'DONE', 'PASS', :applicant, :at, :enterprise)""")
                .param("enterprise", enterprise(file), Types.OTHER)
                .param("id", Ids.next(clock))
                .param("case", file.id().value())
                .param("visit", visit)
                .param("stage", stage.key())
                .param("name", stage.name())
                .param("procedure", file.procedure())
                .param("number", file.number())
                .param("title", file.title())
                .param("applicant", file.applicant())
                .param("from", asked)
                .param("at", at(back))
                .update();
    }

    private void close(CaseFile file, int visit, LocalDate opened, LocalDate closed) {
        sql.sql("""
                update casework.case_file set opened_at = :opened, closed_at = :closed, visit = :visit,
                    (stage, stage_name) = (select v.stage, v.name from casework.visit v
                        where v.case_id = :case and v.number = :visit)
                where id = :case""")
                .param("opened", at(opened))
                .param("closed", at(closed))
                .param("visit", visit)
                .param("case", file.id().value())
                .update();
        closings.write(file.id());
    }
}

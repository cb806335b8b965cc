package io.xingyuan.policy.application;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 支出明细的存放, and where else the same expenditure is counted on. */
@Component
class Expenditures {

    private final JdbcClient sql;

    Expenditures(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * 同一支出: a bill that another application counts on as well.
     *
     * @param number of the other case
     * @param earlier whether the other has its amount already, or else was handed in before this one
     */
    record Twin(
            Expenditure own,
            ApplicationId other,
            String number,
            EnterpriseId enterprise,
            String enterpriseName,
            ParkId park,
            boolean earlier) {}

    List<Expenditure> of(ApplicationId id) {
        return sql.sql("""
                select * from policy.application_expenditure where application_id = :id order by spent_on, number, id""")
                .param("id", id.value())
                .query(Expenditures::expenditure)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when it stands there already */
    void insert(Application application, Expenditure expenditure) {
        sql.sql("""
                insert into policy.application_expenditure (id, application_id, enterprise_id, number, seller, bill, fen,
                    spent_on)
                values (:id, :application, :enterprise, :number, :seller, :bill, :fen, :on)""")
                .param("id", expenditure.id())
                .param("application", application.id().value())
                .param("enterprise", application.whom().enterprise().value())
                .param("number", expenditure.number())
                .param("seller", expenditure.seller())
                .param("bill", expenditure.bill())
                .param("fen", expenditure.fen())
                .param("on", expenditure.spentOn())
                .update();
    }

    Expenditure remove(Application application, UUID id) {
        return sql.sql("""
                delete from policy.application_expenditure where id = :id and application_id = :application
                returning *""")
                .param("id", id)
                .param("application", application.id().value())
                .query(Expenditures::expenditure)
                .optional()
                .orElseThrow(() -> new NotFound("支出"));
    }

    /**
     * Of those that are handed in and neither refused nor taken back; for an enterprise's visitor only its own, since
     * the database shows no others.
     */
    List<Twin> elsewhere(Application application) {
        return sql.sql("""
                select mine.*, a.id as other, a.case_number, a.enterprise_id as other_enterprise, a.enterprise_name,
                    a.park, case when (a.payment_id is null) <> (here.payment_id is null) then a.payment_id is not null
                        else here.submitted_at is null or (a.submitted_at, a.id) < (here.submitted_at, here.id) end
                        as earlier
                from policy.application_expenditure mine
                join policy.application here on here.id = mine.application_id
                join policy.application_expenditure theirs on theirs.bill = mine.bill
                    and theirs.application_id <> mine.application_id
                join policy.application a on a.id = theirs.application_id
                where mine.application_id = :id and a.status in ('submitted', 'correcting', 'approved')
                order by mine.spent_on, mine.number, a.submitted_at, a.id""")
                .param("id", application.id().value())
                .query((row, number) -> new Twin(
                        expenditure(row, number),
                        new ApplicationId(row.getObject("other", UUID.class)),
                        row.getString("case_number"),
                        new EnterpriseId(row.getObject("other_enterprise", UUID.class)),
                        row.getString("enterprise_name"),
                        new ParkId(row.getString("park")),
                        row.getBoolean("earlier")))
                .list();
    }

    private static Expenditure expenditure(ResultSet row, int number) throws SQLException {
        return new Expenditure(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("seller"),
                row.getLong("fen"),
                row.getObject("spent_on", LocalDate.class));
    }
}

package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Mask;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 收款账户库: a change is a new row, so that a batch keeps the account that it was checked with. */
@Component
class BankAccounts {

    static final String CHANGED = "bank-account-changed";
    static final SealedColumn NUMBER = SealedColumn.of("policy.fund_bank_account", "number");

    private static final String SELECT = """
            select a.*, exists (
                select 1 from policy.fund_bank_account b
                where b.enterprise_id = a.enterprise_id and b.replaced_at <= a.entered_at and b.id <> a.id) as instead
            from policy.fund_bank_account a
            """;

    private final JdbcClient sql;
    private final Sealing sealing;
    private final Clock clock;
    private final Audit audit;
    private final Notices notices;

    BankAccounts(JdbcClient sql, Sealing sealing, Clock clock, Audit audit, Notices notices) {
        this.notices = notices;
        this.sql = sql;
        this.sealing = sealing;
        this.clock = clock;
        this.audit = audit;
    }

    static List<SealedColumn> sealedColumns() {
        return List.of(NUMBER);
    }

    Optional<BankAccount> current(EnterpriseId enterprise) {
        return sql.sql(SELECT + "where a.enterprise_id = :id and a.replaced_at is null")
                .param("id", enterprise.value())
                .query(this::account)
                .optional();
    }

    Optional<BankAccount> find(UUID id) {
        return sql.sql(SELECT + "where a.id = :id")
                .param("id", id)
                .query(this::account)
                .optional();
    }

    @Transactional
    public void enter(EnterpriseId enterprise, String name, BankAccountForm form) {
        Optional<BankAccount> before = current(enterprise);
        sql.sql("""
                update policy.fund_bank_account set replaced_at = :now
                where enterprise_id = :enterprise and replaced_at is null""")
                .param("now", OffsetDateTime.now(clock))
                .param("enterprise", enterprise.value())
                .update();
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into policy.fund_bank_account
                    (id, enterprise_id, holder, bank, bank_code, number, entered_by, entered_at, by_house)
                values (:id, :enterprise, :holder, :bank, :code, :number, :by, :now, :byHouse)""")
                .param("byHouse", !Visitor.now().role().ofEnterprise())
                .param("id", id)
                .param("enterprise", enterprise.value())
                .param("holder", form.holder())
                .param("bank", form.bank())
                .param("code", form.bankCode())
                .param("number", sealing.seal(NUMBER, id, form.number()))
                .param("by", Visitor.now().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(
                before.isEmpty() ? "登记收款账户" : "更换收款账户",
                "企业",
                enterprise,
                name,
                List.of(
                        FieldChange.of("户名", before.map(BankAccount::holder).orElse(null), form.holder()),
                        FieldChange.of("开户行", before.map(BankAccount::bank).orElse(null), form.bank()),
                        FieldChange.of(
                                "账号",
                                before.map(BankAccount::masked).orElse(null),
                                Mask.BANK_ACCOUNT.of(form.number()))));
        notices.tell(new News(
                CHANGED,
                before.isEmpty() ? "已登记收款账户" : "收款账户已更换",
                form.bank() + " " + Mask.BANK_ACCOUNT.of(form.number()) + "，登记人 "
                        + Visitor.now().name() + "。不是本企业要求的，请立即与园区联系。",
                "/fund/accounts/" + enterprise,
                Audience.of(enterprise)));
    }

    private BankAccount account(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new BankAccount(
                id,
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                row.getString("holder"),
                row.getString("bank"),
                row.getString("bank_code"),
                sealing.open(NUMBER, id, row.getString("number")),
                row.getString("entered_by"),
                row.getTimestamp("entered_at").toInstant(),
                row.getBoolean("by_house"),
                row.getBoolean("instead"));
    }
}

package io.xingyuan.privacy;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import io.xingyuan.web.PersonalRecords;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 匿名化: takes a person out of every module, and their name out of every column that no law bids us keep. */
@Component
@OnParkSide
class Anonymising {

    private final JdbcClient sql;
    private final ObjectProvider<PersonalRecords> records;
    private final ObjectProvider<NameColumns> columns;

    Anonymising(JdbcClient sql, ObjectProvider<PersonalRecords> records, ObjectProvider<NameColumns> columns) {
        this.sql = sql;
        this.records = records;
        this.columns = columns;
    }

    /** Within the caller's transaction. Where a column has the name only, a namesake's stays: nobody can tell them apart. */
    void erase(UUID account, String pseudonym) {
        Optional<String> name = records.stream()
                .flatMap(each -> each.nameOfNobodyElse(account).stream())
                .findFirst();
        columns.stream().flatMap(each -> each.names().stream()).forEach(column -> {
            if (!column.account().isEmpty()) {
                rename(column, column.account() + "::text", account.toString(), pseudonym);
            } else {
                name.ifPresent(known -> rename(column, column.column(), known, pseudonym));
            }
        });
        records.orderedStream().forEach(each -> each.erase(account, pseudonym));
    }

    private void rename(NameColumn column, String where, String known, String pseudonym) {
        sql.sql("update " + column.table() + " set " + column.column() + " = :pseudonym where " + where
                        + " = :known and " + column.column() + " <> ''")
                .param("pseudonym", pseudonym)
                .param("known", known)
                .update();
    }
}

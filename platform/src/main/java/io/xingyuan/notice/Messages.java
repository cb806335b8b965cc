package io.xingyuan.notice;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the messages of each person. */
@Component
@OnParkSide
class Messages {

    private static final int COUNTED = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Messages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once only, however often the same news is spread. */
    void add(UUID account, UUID news, News told) {
        jdbc.sql("""
                insert into notice.message (id, account, news, kind, title, words, address, at)
                values (:id, :account, :news, :kind, :title, :words, :address, :at)
                on conflict (account, news) do nothing
                """)
                .param("id", Ids.next(clock))
                .param("account", account)
                .param("news", news)
                .param("kind", told.kind())
                .param("title", told.title())
                .param("words", told.words())
                .param("address", told.address())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** Up to a hundred. */
    int unread(UUID account) {
        return jdbc.sql("""
                select count(*) from (select 1 from notice.message where account = :account and read_at is null
                    limit :most) counted
                """)
                .param("account", account)
                .param("most", COUNTED)
                .query(Integer.class)
                .single();
    }

    Listing<Message> list(UUID account, boolean unreadOnly, Paging paging) {
        long total = jdbc.sql("""
                select count(*) from notice.message where account = :account and (not :unread or read_at is null)
                """)
                .param("account", account)
                .param("unread", unreadOnly)
                .query(Long.class)
                .single();
        return new Listing<>(
                jdbc.sql("""
                        select * from notice.message where account = :account and (not :unread or read_at is null)
                        order by at desc, id desc limit :limit offset :offset
                        """)
                        .param("account", account)
                        .param("unread", unreadOnly)
                        .param("limit", paging.limit())
                        .param("offset", paging.offset())
                        .query(Messages::message)
                        .list(),
                total,
                paging);
    }

    /** Marks one as read and tells where it leads. */
    String open(UUID account, UUID id) {
        return jdbc.sql("""
                update notice.message set read_at = coalesce(read_at, :now) where id = :id and account = :account
                returning address
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .param("account", account)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("消息"));
    }

    void readAll(UUID account) {
        jdbc.sql("update notice.message set read_at = :now where account = :account and read_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("account", account)
                .update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("words"),
                row.getString("address"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null);
    }
}

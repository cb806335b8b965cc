package io.xingyuan.notice;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import io.xingyuan.web.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores webhooks and the calls that wait for them. */
@Component
@OnParkSide
class Webhooks {

    static final SealedColumn SECRET = SealedColumn.of("notice.webhook", "secret");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Site site;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, Sealing sealing, Site site, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.site = site;
        this.clock = clock;
    }

    List<Webhook> all() {
        return jdbc.sql("""
                select w.*, (select count(*) from notice.call c where c.webhook = w.id and c.status = 'WAITING') as waiting
                from notice.webhook w order by w.created_at
                """)
                .query((row, number) -> new Webhook(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("active"),
                        Set.of((String[]) row.getArray("kinds").getArray()),
                        row.getString("created_by"),
                        Optional.ofNullable(row.getObject("heard_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getString("fault"),
                        row.getInt("waiting")))
                .list();
    }

    Webhook get(UUID id) {
        return all().stream()
                .filter(webhook -> webhook.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("网络回调"));
    }

    void change(UUID id, List<String> kinds, boolean active) {
        jdbc.sql("update notice.webhook set kinds = :kinds, active = :active where id = :id")
                .param("kinds", kinds.stream().distinct().toArray(String[]::new))
                .param("active", active)
                .param("id", id)
                .update();
    }

    UUID add(String name, String address, String secret, List<String> kinds, String by) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                insert into notice.webhook (id, name, address, secret, kinds, created_by, created_at)
                values (:id, :name, :address, :secret, :kinds, :by, :now)
                """)
                .param("kinds", kinds.stream().distinct().toArray(String[]::new))
                .param("id", id)
                .param("name", name)
                .param("address", address)
                .param("secret", sealing.seal(SECRET, id, secret))
                .param("by", by)
                .param("now", now())
                .update();
        return id;
    }

    /** Takes it away with all that waits for it; gives its name. */
    String remove(UUID id) {
        return jdbc.sql("delete from notice.webhook where id = :id returning name")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("网络回调"));
    }

    /** One call for each webhook that wants this kind of news, once only. */
    void queue(ToldNews told) {
        for (Webhook webhook : all()) {
            if (webhook.wants(told.news().kind())) {
                UUID id = Ids.next(clock);
                jdbc.sql("""
                        insert into notice.call (id, webhook, news, body, status, next_at)
                        values (:id, :webhook, :news, :body, 'WAITING', :now)
                        on conflict (webhook, news) do nothing
                        """)
                        .param("id", id)
                        .param("webhook", webhook.id())
                        .param("news", told.id())
                        .param("body", body(id, told))
                        .param("now", now())
                        .update();
            }
        }
    }

    /** Says what happened and where to read on; who was told is nobody else's business. */
    private String body(UUID id, ToldNews told) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("id", id.toString());
        body.put("kind", told.news().kind());
        body.put("title", told.news().title());
        body.put("words", told.news().words());
        body.put("address", site.address().orElse("") + told.news().address());
        body.put("at", told.at().toString());
        return JSON.writeValueAsString(body);
    }

    /** Webhooks for which a call is due. */
    List<UUID> due() {
        return jdbc.sql("""
                select distinct c.webhook from notice.call c join notice.webhook w on w.id = c.webhook and w.active
                where c.status = 'WAITING' and c.next_at <= :now
                """).param("now", now()).query(UUID.class).list();
    }

    /** The next call of a webhook; nobody else takes it for a while, and then it is due again. */
    Optional<Call> take(UUID webhook, Duration lease) {
        return jdbc.sql("""
                update notice.call c set next_at = :until from notice.webhook w
                where w.id = c.webhook and c.id = (
                    select id from notice.call where webhook = :webhook and status = 'WAITING' and next_at <= :now
                    order by next_at, id limit 1 for update skip locked)
                returning c.id, c.webhook, w.address, w.secret, c.body, c.attempts
                """)
                .param("until", now().plus(lease))
                .param("webhook", webhook)
                .param("now", now())
                .query((row, number) -> new Call(
                        row.getObject("id", UUID.class),
                        webhook,
                        row.getString("address"),
                        sealing.open(SECRET, webhook, row.getString("secret")),
                        row.getString("body"),
                        row.getInt("attempts")))
                .optional();
    }

    void sent(Call call) {
        jdbc.sql("update notice.call set status = 'SENT', attempts = attempts + 1, done_at = :now where id = :id")
                .param("now", now())
                .param("id", call.id())
                .update();
        jdbc.sql("update notice.webhook set heard_at = :now, fault = '' where id = :id")
                .param("now", now())
                .param("id", call.webhook())
                .update();
    }

    /** Tries again after a while; without one gives up. */
    void failed(Call call, String fault, Optional<Duration> again) {
        jdbc.sql("""
                update notice.call set status = :status, attempts = attempts + 1, next_at = :next,
                    done_at = case when :status = 'FAILED' then :now::timestamptz end
                where id = :id
                """)
                .param("status", again.isPresent() ? "WAITING" : "FAILED")
                .param("next", now().plus(again.orElse(Duration.ZERO)))
                .param("now", now())
                .param("id", call.id())
                .update();
        jdbc.sql("update notice.webhook set fault = :fault where id = :id")
                .param("fault", fault)
                .param("id", call.webhook())
                .update();
    }

    /** What was said or given up long ago. */
    void clear(Duration kept) {
        jdbc.sql("delete from notice.call where done_at < :then")
                .param("then", now().minus(kept))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}

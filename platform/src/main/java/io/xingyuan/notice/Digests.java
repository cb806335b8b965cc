package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 每日摘要: every morning one message to each person for whom something is due; at most one a day, by any process. Whoever
 * was down in the morning makes up for it later on the same day.
 */
@Component
@OnParkSide
class Digests {

    static final NewsKind KIND = new NewsKind("digest", "每日到期提醒", true);

    private final ObjectProvider<DeadlineSource> sources;
    private final HabitRows habits;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Digests(
            ObjectProvider<DeadlineSource> sources,
            HabitRows habits,
            Notices notices,
            JdbcClient jdbc,
            Clock clock,
            Audit audit) {
        this.sources = sources;
        this.habits = habits;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** In the place of an account: that the round of a day was made. */
    private static final UUID ROUND = new UUID(0, 0);

    @Scheduled(cron = "${xingyuan.notice.digest:0 */10 8-19 * * *}", zone = "Asia/Shanghai")
    @Transactional
    void morning() {
        audit.notAudited("每日到期提醒");
        LocalDate today = LocalDate.now(clock);
        if (!first(ROUND, today)) {
            return;
        }
        Map<UUID, DeadlineSource.Dues> due = new HashMap<>();
        sources.forEach(source ->
                source.due(today).forEach((account, dues) -> due.merge(account, dues, DeadlineSource.Dues::and)));
        due.forEach((account, dues) -> {
            if (dues.all() > 0 && habits.of(account).digest() && first(account, today)) {
                notices.tell(news(account, dues, today));
            }
        });
    }

    private boolean first(UUID account, LocalDate today) {
        return jdbc.sql("insert into notice.digest (account, day) values (:account, :day) on conflict do nothing")
                        .param("account", account)
                        .param("day", today)
                        .update()
                == 1;
    }

    private static News news(UUID account, DeadlineSource.Dues dues, LocalDate today) {
        String late = dues.late() == 0 ? "" : "，其中 " + dues.late() + " 件已逾期";
        String title = "今天有 " + dues.all() + " 件事临近到期" + late;
        String more = dues.more() == 0 ? "" : "\n另有 " + dues.more() + " 件，请到事务箱查看";
        String words = dues.named().stream()
                .sorted(Comparator.comparing(DeadlineSource.Due::day))
                .map(line -> line.dayText() + (line.day().isBefore(today) ? "（已逾期） " : " ") + line.title())
                .collect(Collectors.joining("\n", "", more));
        return new News(KIND.key(), title, words, "/", Audience.of(account));
    }
}

package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.OnParkSide;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 分发: takes news after news and brings it to those it is for; one transaction each, so that nobody is told twice. */
@Component
@OnParkSide
class Spreading {

    private static final Logger LOG = LoggerFactory.getLogger(Spreading.class);
    private static final String REASON = "消息的分发情况";
    private static final int AT_ONCE = 200;

    private final NewsRows rows;
    private final Telling telling;
    private final TransactionOperations transaction;
    private final Audit audit;

    Spreading(NewsRows rows, Telling telling, TransactionOperations transaction, Audit audit) {
        this.rows = rows;
        this.telling = telling;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Scheduled(fixedDelayString = "${xingyuan.notice.pause:PT2S}", initialDelayString = "${xingyuan.notice.pause:PT2S}")
    void round() {
        for (int tried = 0; tried < AT_ONCE; tried++) {
            if (!spreadsOne()) {
                return;
            }
        }
    }

    @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
    void night() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited(REASON);
            rows.clear();
            telling.clear();
        });
    }

    /** False when none is due. */
    private boolean spreadsOne() {
        ToldNews[] taken = new ToldNews[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                audit.notAudited(REASON);
                Optional<ToldNews> due = rows.due();
                due.ifPresent(news -> {
                    taken[0] = news;
                    telling.spread(news);
                    rows.spread(news);
                });
                return due.isPresent();
            }));
        } catch (RuntimeException failed) {
            if (taken[0] == null) {
                throw failed;
            }
            LOG.warn("news {} is spread later", taken[0].id(), failed);
            transaction.executeWithoutResult(status -> {
                audit.notAudited(REASON);
                rows.postpone(taken[0]);
            });
            return true;
        }
    }
}

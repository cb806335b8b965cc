package io.xingyuan.database;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * 重新投递: hands news over again to the listeners that failed on it, until they have dealt with it. A start does the
 * same for what was cut off; listeners take the same news twice without harm.
 */
@Component
public class Redelivery {

    /** A listener that is still at work is left alone so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final IncompleteEventPublications publications;
    private final ThreadPoolTaskExecutor threads;

    Redelivery(IncompleteEventPublications publications, @Qualifier("deliveryThreads") ThreadPoolTaskExecutor threads) {
        this.publications = publications;
        this.threads = threads;
    }

    /** Not while news still waits for its first hearing: it would be queued twice. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT2M")
    void round() {
        if (threads.getThreadPoolExecutor().getQueue().isEmpty()) {
            olderThan(PATIENCE);
        }
    }

    /** A stop does not wait for what nobody has begun to hear: the next start hands it over. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        threads.getThreadPoolExecutor().getQueue().clear();
    }

    /** Hands over again what has waited for at least so long. */
    public void olderThan(Duration waited) {
        publications.resubmitIncompletePublicationsOlderThan(waited);
    }
}

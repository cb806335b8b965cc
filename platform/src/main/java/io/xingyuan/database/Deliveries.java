package io.xingyuan.database;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * 投递: the few threads in which listeners are told the news. However much happens at once, news waits in a queue and
 * not for a connection, so people find one; what a stop cuts off is handed over again.
 */
@Configuration(proxyBeanMethods = false)
class Deliveries {

    private static final int SHARE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A quarter of the connections, and never a single thread that one slow listener would fill. */
    @Bean(defaultCandidate = false)
    ThreadPoolTaskExecutor deliveryThreads(@Value("${xingyuan.database.connections}") int connections) {
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("delivery-");
        threads.setCorePoolSize(Math.max(2, connections / SHARE));
        threads.setMaxPoolSize(threads.getCorePoolSize());
        threads.setAwaitTerminationMillis(PATIENCE.toMillis());
        return threads;
    }

    @Bean
    static AsyncConfigurer deliveredIn(@Qualifier("deliveryThreads") ObjectProvider<ThreadPoolTaskExecutor> threads) {
        return new AsyncConfigurer() {
            @Override
            public ThreadPoolTaskExecutor getAsyncExecutor() {
                return threads.getObject();
            }
        };
    }
}

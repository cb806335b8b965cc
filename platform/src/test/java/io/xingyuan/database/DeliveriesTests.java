package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class DeliveriesTests {

    private static final int CONNECTIONS = 12;
    private static final int THREADS = 3;
    private static final int NEWS = 50;

    @Test
    void listenersNeverTakeMoreThanAQuarterOfTheConnections() throws InterruptedException {
        try (AnnotationConfigApplicationContext house = house()) {
            Room room = news(house);
            assertThat(room.full.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(room.inside).hasValue(THREADS);
            room.go.countDown();
            assertThat(room.heard.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(room.tooMany).hasValue(0);
        }
    }

    @Test
    void whatStillWaitsIsNotHandedOverTwice() throws InterruptedException {
        try (AnnotationConfigApplicationContext house = house()) {
            HandedOverAgain publications = house.getBean(HandedOverAgain.class);
            Redelivery redelivery = house.getBean(Redelivery.class);
            Room room = news(house);
            redelivery.round();
            assertThat(publications.times).isZero();
            room.go.countDown();
            assertThat(room.heard.await(1, TimeUnit.MINUTES)).isTrue();
            redelivery.round();
            assertThat(publications.times).isOne();
        }
    }

    @Test
    void aStopWaitsOnlyForWhatIsBeingHeard() throws InterruptedException {
        AnnotationConfigApplicationContext house = house();
        ThreadPoolExecutor threads =
                house.getBean("deliveryThreads", ThreadPoolTaskExecutor.class).getThreadPoolExecutor();
        Room room = news(house);
        assertThat(room.full.await(1, TimeUnit.MINUTES)).isTrue();
        Thread stop = Thread.ofVirtual().start(house::close);
        await().until(() -> threads.getQueue().isEmpty());
        room.go.countDown();
        stop.join();
        assertThat(room.heard.getCount()).isEqualTo(NEWS - THREADS);
    }

    private static Room news(AnnotationConfigApplicationContext house) throws InterruptedException {
        Listener listener = house.getBean(Listener.class);
        Room room = new Room();
        for (int i = 0; i < NEWS; i++) {
            listener.hear(room);
        }
        return room;
    }

    private static AnnotationConfigApplicationContext house() {
        AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext();
        house.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("xingyuan.database.connections", CONNECTIONS)));
        house.register(House.class, Deliveries.class, HandedOverAgain.class, Redelivery.class);
        house.refresh();
        return house;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class House {

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    private static final class HandedOverAgain implements IncompleteEventPublications {

        int times;

        @Override
        public void resubmitIncompletePublications(Predicate<EventPublication> which) {
            times++;
        }

        @Override
        public void resubmitIncompletePublications(ResubmissionOptions which) {
            times++;
        }

        @Override
        public void resubmitIncompletePublicationsOlderThan(Duration waited) {
            times++;
        }
    }

    /** What listeners wait in until they are let go. */
    static final class Room {

        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger tooMany = new AtomicInteger();
        final CountDownLatch full = new CountDownLatch(THREADS);
        final CountDownLatch go = new CountDownLatch(1);
        final CountDownLatch heard = new CountDownLatch(NEWS);
    }

    static class Listener {

        @Async
        void hear(Room room) throws InterruptedException {
            if (room.inside.incrementAndGet() > THREADS) {
                room.tooMany.incrementAndGet();
            }
            room.full.countDown();
            room.go.await();
            room.inside.decrementAndGet();
            room.heard.countDown();
        }
    }
}

package io.xingyuan.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/** What is written down of pieces of work, each step seen at once. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class WorkRegisterTests {

    private final UUID id = UUID.randomUUID();
    private final List<Sample> ends = new ArrayList<>();
    private final WorkRegister<Sample> register;

    WorkRegisterTests(LongWorks works) {
        register = works.register(
                "policy.library_run", Sample.class, new WorkRegister.Words("样例的进度", "中断了", "出错了"), ends::add);
    }

    private enum Sample implements WorkStatus {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        INTERRUPTED,
        FAILED;

        @Override
        public boolean retriable() {
            return this == CANCELLED || this == INTERRUPTED || this == FAILED;
        }
    }

    @BeforeEach
    void aPieceThatWaits() {
        TestDatabase.sql().sql("""
                insert into policy.library_run (id, status, legal_date, started_by, started_at)
                values (:id, 'waiting', current_date, '样例', now())""").param("id", id).update();
    }

    @AfterEach
    void takeItAway() {
        TestDatabase.sql()
                .sql("delete from policy.library_run where id = :id")
                .param("id", id)
                .update();
    }

    @Test
    void aPieceBeginsOnceAndSaysWhatWentWrong() {
        assertThat(register.unfinished()).contains(id);
        assertThat(register.begin(attempt(1))).isTrue();
        assertThat(register.begin(attempt(1))).isFalse();
        assertThat(stands()).containsExactly("running", "", false);
        register.failed(attempt(1), new IllegalStateException("不给人看的话"));
        assertThat(stands()).containsExactly("failed", "出错了", true);
        assertThat(register.unfinished()).doesNotContain(id);

        assertThat(register.again(id)).contains(attempt(2));
        assertThat(stands()).containsExactly("waiting", "", false);
        register.failed(attempt(2), new LongWork.Rejected("读不了"));
        assertThat(stands()).containsExactly("failed", "读不了", true);
        assertThat(ends).containsExactly(Sample.FAILED, Sample.FAILED);
    }

    @Test
    void aLateWordOfAnEarlierAttemptChangesNothing() {
        register.interrupted(id);
        assertThat(stands()).containsExactly("interrupted", "中断了", true);
        assertThat(register.again(id)).contains(attempt(2));
        register.stopped(attempt(1));
        register.failed(attempt(1), new LongWork.Rejected("晚了"));
        assertThat(register.begin(attempt(1))).isFalse();
        assertThat(stands()).containsExactly("waiting", "", false);
        assertThat(ends).containsExactly(Sample.INTERRUPTED);
        register.stopped(attempt(2));
        assertThat(ends).containsExactly(Sample.INTERRUPTED, Sample.CANCELLED);
    }

    @Test
    void nothingIsBegunAgainWhileItGoesOrWhenItIsDone() {
        assertThat(register.again(id)).isEmpty();
        assertThat(register.move(id, Sample.DONE, "", Set.of(Sample.RUNNING))).isFalse();
        assertThat(register.move(id, Sample.DONE, "好", Set.of(Sample.RUNNING, Sample.WAITING)))
                .isTrue();
        assertThat(register.again(id)).isEmpty();
        assertThat(stands()).containsExactly("done", "好", true);
        register.done(attempt(1));
        assertThat(ends).containsExactly(Sample.DONE);
    }

    private LongWork.Attempt attempt(int number) {
        return new LongWork.Attempt(id, number);
    }

    private List<Object> stands() {
        Map<String, Object> row = TestDatabase.sql()
                .sql("select status, note, ended_at is not null as ended from policy.library_run where id = :id")
                .param("id", id)
                .query()
                .singleRow();
        return List.of(
                String.valueOf(row.get("status")),
                String.valueOf(row.get("note")),
                String.valueOf(row.get("ended")).equals("true"));
    }
}

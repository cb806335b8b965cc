package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 建档: enterprises are enrolled, edited, archived and restored. */
@Component
class Enrolment {

    private final Directory directory;
    private final Changes changes;
    private final Clock clock;

    Enrolment(Directory directory, Changes changes, Clock clock) {
        this.directory = directory;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    EnterpriseId enrol(Profile profile, String by) {
        requireFree(profile, null);
        EnterpriseId id = new EnterpriseId(Ids.next(clock));
        directory.insert(id, profile, false, Change.now(clock, by));
        changes.publish(List.of(id));
        return id;
    }

    /**
     * Saves a change.
     *
     * @throws Stale when somebody else saved since this version was read
     */
    @Transactional
    void edit(EnterpriseId id, int version, Profile profile, String by) {
        requireFree(profile, id);
        if (!directory.update(id, version, profile, Change.now(clock, by))) {
            throw new Stale("企业档案");
        }
        changes.publish(List.of(id));
    }

    /**
     * Saves a change.
     *
     * @throws Stale when somebody else saved since this version was read
     */
    @Transactional
    void archive(EnterpriseId id, int version, boolean archived, String by) {
        if (!directory.archive(id, version, archived, Change.now(clock, by))) {
            throw new Stale("企业档案");
        }
        changes.publish(List.of(id));
    }

    private void requireFree(Profile profile, @Nullable EnterpriseId except) {
        if (directory.holds(profile.creditCode(), except)) {
            throw new Refusal("这个统一社会信用代码已有企业使用");
        }
    }
}

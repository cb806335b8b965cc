package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.FieldChange;
import io.xingyuan.identity.EmployerNames;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 建档: enterprises are enrolled, edited, archived and restored. */
@Component
class Enrolment {

    private final Directory directory;
    private final Changes changes;
    private final EmployerNames employers;
    private final Clock clock;

    Enrolment(Directory directory, Changes changes, EmployerNames employers, Clock clock) {
        this.employers = employers;
        this.directory = directory;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    EnterpriseId enrol(Profile profile, String by) {
        requireFree(profile, null);
        EnterpriseId id = new EnterpriseId(Ids.next(clock));
        directory.insert(id, profile, false, Change.now(clock, by));
        changes.record("新建企业", id, profile.name(), FieldChange.between(Map.of(), fields(profile)));
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
        Profile old = directory.get(id).profile();
        Map<String, @Nullable Object> before = fields(old);
        if (!directory.update(id, version, profile, Change.now(clock, by))) {
            throw new Stale("企业档案");
        }
        if (!old.name().equals(profile.name())) {
            employers.follow(Map.of(id, profile.name()));
        }
        changes.record("修改企业档案", id, profile.name(), FieldChange.between(before, fields(profile)));
        changes.publish(List.of(id));
    }

    /**
     * Takes it off the books, or puts it back.
     *
     * @throws Stale when somebody else saved since this version was read
     * @throws Refusal when it would come back to a park that is closed
     */
    @Transactional
    void archive(EnterpriseId id, int version, boolean archived, String by) {
        if (!archived) {
            directory.closedPark(id).ifPresent(park -> {
                throw new Refusal(t("所在园区“{0}”已停用，不能恢复在册。请先修改档案换到在用的园区，或请系统管理员在“区域与园区”恢复园区。", park));
            });
        }
        if (!directory.archive(id, version, archived, Change.now(clock, by))) {
            throw new Stale("企业档案");
        }
        changes.record(archived ? "归档企业" : "恢复企业", id, directory.get(id).name(), List.of());
        changes.publish(List.of(id));
    }

    private static Map<String, @Nullable Object> fields(Profile profile) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("企业名称", profile.name());
        fields.put("统一社会信用代码", profile.creditCode().value());
        fields.put("园区", profile.park().value());
        fields.put("行政区划代码", profile.region());
        fields.put("地址", profile.address());
        fields.put("行业代码", profile.industry());
        fields.put("产业链位置", profile.chainPosition());
        fields.put("产业链环节", profile.chainSegment());
        fields.put("成立日期", profile.founded());
        return fields;
    }

    private void requireFree(Profile profile, @Nullable EnterpriseId except) {
        if (directory.holds(profile.creditCode(), except)) {
            throw new Refusal("这个统一社会信用代码已有企业使用");
        }
    }
}

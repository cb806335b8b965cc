package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.identity.Region;
import io.xingyuan.identity.RegionTree;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 区域管理: adds, renames and closes regions and parks. Nothing is deleted, since cases and money name their park. */
@Component
@OnParkSide
class RegionKeeping {

    private static final String KIND = "区域";

    private final RegionTree regions;
    private final ParkBook parks;
    private final Audit audit;

    RegionKeeping(RegionTree regions, ParkBook parks, Audit audit) {
        this.regions = regions;
        this.parks = parks;
        this.audit = audit;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the code is taken */
    @Transactional
    void add(@Nullable Region above, RegionForm form) {
        if (above != null && above.closed()) {
            throw new Refusal("上级区域已停用，请先恢复。");
        }
        Region.Level level = RegionForm.level(above);
        regions.add(new Region(form.code(), level, form.name(), above == null ? null : above.code(), false, 1));
        if (level == Region.Level.PARK) {
            parks.add(form);
        }
        audit.record(
                "新增区域",
                KIND,
                form.code(),
                form.name(),
                List.of(
                        FieldChange.of("级别", null, level.label()),
                        FieldChange.of("名称", null, form.name()),
                        FieldChange.of("上级", null, above == null ? null : above.name())));
    }

    /** @throws io.xingyuan.kernel.Stale when somebody else saved since */
    @Transactional
    void rename(Region region, RegionForm form) {
        regions.rename(region, form.name(), form.version());
        String full = parks.find(region.code()).map(ParkBook.Entry::name).orElse(null);
        if (region.level() == Region.Level.PARK) {
            parks.rename(region.code(), form);
        }
        audit.record(
                "修改区域",
                KIND,
                region.code(),
                form.name(),
                List.of(
                        FieldChange.of("名称", region.name(), form.name()),
                        FieldChange.of("全称", full, full == null ? null : form.fullName())));
    }

    @Transactional
    void close(Region region, int version) {
        parks.hold(region.code());
        RegionTree.Hanging hanging = regions.on(region);
        int residents = parks.find(region.code()).map(ParkBook.Entry::residents).orElse(0);
        if (!hanging.none() || residents > 0) {
            throw new Refusal(t(
                    "还有 {0} 个下级区域、{1} 个单位、{2} 项授权、{3} 家在册企业挂在这里，清空后才能停用。",
                    hanging.regions(), hanging.organisations(), hanging.grants(), residents));
        }
        move(region, true, version);
    }

    @Transactional
    void reopen(Region region, int version) {
        String parent = region.parent();
        if (parent != null && regions.get(parent).closed()) {
            throw new Refusal("上级区域已停用，请先恢复。");
        }
        move(region, false, version);
    }

    private void move(Region region, boolean closed, int version) {
        regions.close(region, closed, version);
        parks.close(region.code(), closed);
        audit.record(
                closed ? "停用区域" : "恢复区域",
                KIND,
                region.code(),
                region.name(),
                List.of(FieldChange.of("状态", closed ? "在用" : "停用", closed ? "停用" : "在用")));
    }
}

package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Region;
import io.xingyuan.identity.RegionTree;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** RegionTree and parks: the three administrators look, the system administrator keeps them. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class RegionPages {

    private static final String FORM = "enterprise/region";
    private static final String LIST = "redirect:/regions";

    private final RegionTree regions;
    private final ParkBook parks;
    private final RegionKeeping keeping;

    RegionPages(RegionTree regions, ParkBook parks, RegionKeeping keeping) {
        this.regions = regions;
        this.parks = parks;
        this.keeping = keeping;
    }

    @GetMapping("/regions")
    @AllowedTo(groups = Role.Group.ADMINISTRATORS)
    ModelAndView list() {
        return new ModelAndView("enterprise/regions")
                .addObject(
                        "rows",
                        regions.whole().stream()
                                .map(region -> new RegionRow(region, parks.find(region.code())))
                                .toList())
                .addObject("mayAct", Visitor.now().role() == Role.SYSTEM_ADMINISTRATOR);
    }

    @GetMapping("/regions/new")
    ModelAndView blank(@RequestParam(name = "parent", defaultValue = "") String parent) {
        return form(new ModelAndView(FORM, "form", RegionForm.below(parent)), above(parent), null);
    }

    @PostMapping("/regions")
    Object add(RegionForm form, RedirectAttributes next) {
        Region above = above(form.parent());
        FormErrors wrong = form.mistakes(above);
        if (!wrong.any()) {
            try {
                keeping.add(above, form);
                return done(next, t("已新增：{0}", form.name()));
            } catch (DuplicateKeyException taken) {
                wrong = FormErrors.at("code", t("已有这个编号。"));
            } catch (Refusal no) {
                wrong = FormErrors.at("", t(no));
            }
        }
        return form(wrong.show(FORM, form), above, null);
    }

    @GetMapping("/regions/{code}/edit")
    ModelAndView edit(@PathVariable("code") String code) {
        Region region = regions.get(code);
        return form(new ModelAndView(FORM, "form", typed(region, region.version())), null, region);
    }

    @PostMapping("/regions/{code}")
    Object rename(@PathVariable("code") String code, RegionForm form, RedirectAttributes next) {
        Region region = regions.get(code);
        FormErrors wrong = form.renaming(region.level() == Region.Level.PARK);
        if (wrong.any()) {
            return form(wrong.show(FORM, form), null, region);
        }
        try {
            keeping.rename(region, form);
        } catch (Stale meanwhile) {
            Region now = regions.get(code);
            FormErrors errors = FormErrors.at("", t("保存前已有别人改过：现在的名称是“{0}”。核对后再保存一次，以您填写的为准。", now.name()));
            RegionForm again = new RegionForm("", code, form.name(), form.fullName(), form.division(), now.version());
            ModelAndView page = form(errors.show(FORM, again), null, now);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        return done(next, t("已保存：{0}", form.name()));
    }

    @PostMapping("/regions/{code}/close")
    String close(
            @PathVariable("code") String code, @RequestParam(name = "version") int version, RedirectAttributes next) {
        Region region = regions.get(code);
        keeping.close(region, version);
        return done(next, t("已停用：{0}", region.name()));
    }

    @PostMapping("/regions/{code}/reopen")
    String reopen(
            @PathVariable("code") String code, @RequestParam(name = "version") int version, RedirectAttributes next) {
        Region region = regions.get(code);
        keeping.reopen(region, version);
        return done(next, t("已恢复：{0}", region.name()));
    }

    private static String done(RedirectAttributes next, String what) {
        Flash.done(next, what);
        return LIST;
    }

    private @Nullable Region above(String parent) {
        return parent.isBlank() ? null : regions.get(parent);
    }

    private RegionForm typed(Region region, int version) {
        ParkBook.Entry park = parks.find(region.code()).orElse(new ParkBook.Entry("", "", 0));
        return new RegionForm(region.parent(), region.code(), region.name(), park.name(), park.division(), version);
    }

    private static ModelAndView form(ModelAndView page, @Nullable Region above, @Nullable Region region) {
        Region.Level level = region == null ? RegionForm.level(above) : region.level();
        return page.addObject("above", above).addObject("region", region).addObject("level", level);
    }
}

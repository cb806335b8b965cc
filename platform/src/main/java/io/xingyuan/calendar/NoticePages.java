package io.xingyuan.calendar;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.Unreadable;
import io.xingyuan.workbook.WorkbookFile;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator enters a year's notice, typed or out of a workbook. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class NoticePages {

    private static final String VIEW = "calendar/notice";
    private static final List<Column> COLUMNS = List.of(
            Column.required("日期", "例如 2027-02-05").asDate(),
            Column.required("安排", "休息，或调休上班").choosing(List.of("休息", "上班")),
            Column.optional("节日", "例如 春节"));

    private final HolidayNotices notices;
    private final NoticeLoading loading;
    private final Clock clock;

    NoticePages(HolidayNotices notices, NoticeLoading loading, Clock clock) {
        this.notices = notices;
        this.loading = loading;
        this.clock = clock;
    }

    @GetMapping("/calendar/notice")
    String form(@RequestParam(required = false) @Nullable Integer year, Model model) {
        int chosen = year == null ? LocalDate.now(clock).getYear() + 1 : year;
        model.addAttribute(
                "form",
                notices.current(chosen)
                        .map(NoticeForm::of)
                        .orElseGet(() -> new NoticeForm(String.valueOf(chosen), "", "", "true", "")));
        return VIEW;
    }

    @PostMapping("/calendar/notice")
    Object load(@Valid @ModelAttribute("form") NoticeForm form, BindingResult binding, RedirectAttributes next) {
        if (binding.hasErrors()) {
            return FormErrors.of(binding).show(VIEW, form);
        }
        int year = Integer.parseInt(form.year());
        NoticeText text = NoticeText.read(form.days(), year, form.announced());
        if (!text.faults().isEmpty()) {
            return FormErrors.at("days", text.complaint()).show(VIEW, form);
        }
        LocalDate today = LocalDate.now(clock);
        loading.load(new HolidayNotice(
                year, form.title(), form.url(), form.announced(), Visitor.now().name(), today, text.days()));
        Flash.done(next, t("{0} 年的日历已更新；正在走的时限按新日历重新计算。", String.valueOf(year)));
        return "redirect:/calendar?year=" + year;
    }

    /** Puts a workbook's rows into the form, to be checked and loaded there. */
    @PostMapping(path = "/calendar/notice/workbook", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView read(
            @ModelAttribute("form") NoticeForm form, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return FormErrors.at("file", t("请选择工作簿（.xlsx），第一行的表头为：日期、安排、节日。")).show(VIEW, form);
        }
        try {
            String lines = new WorkbookFile(file.getBytes())
                    .rows(COLUMNS).stream().map(NoticePages::line).collect(Collectors.joining("\n"));
            return checked(form.withDays(lines));
        } catch (Unreadable unreadable) {
            return FormErrors.at("file", t(String.valueOf(unreadable.getMessage())))
                    .show(VIEW, form);
        }
    }

    /** The form with the days of a workbook, and at once what is wrong with them. */
    private static ModelAndView checked(NoticeForm form) {
        if (!form.year().matches(NoticeForm.YEAR)) {
            return new ModelAndView(VIEW, "form", form);
        }
        NoticeText text = NoticeText.read(form.days(), Integer.parseInt(form.year()), form.announced());
        return text.faults().isEmpty()
                ? new ModelAndView(VIEW, "form", form)
                        .addObject("read", text.days().size())
                : FormErrors.at("days", text.complaint()).show(VIEW, form);
    }

    private static String line(Map<String, String> cells) {
        return COLUMNS.stream()
                .map(column -> cells.getOrDefault(column.name(), ""))
                .collect(Collectors.joining(" "))
                .strip();
    }
}

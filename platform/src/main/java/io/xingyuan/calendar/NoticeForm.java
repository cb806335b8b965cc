package io.xingyuan.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 放假通知表单, as typed. */
record NoticeForm(
        @Pattern(regexp = NoticeForm.YEAR, message = "请填写四位年份，例如 2027。")
        String year,

        @NotBlank(message = "请填写通知的名称和文号。") @Size(max = 200, message = "名称最多 200 个字。")
        String title,

        @Pattern(regexp = "(https?://\\S{1,400})?", message = "网址应以 http:// 或 https:// 开头。")
        String url,

        String official,
        @NotBlank(message = "请逐行填写放假和上班的日期。") String days) {

    static final String YEAR = "20[0-9]{2}";

    NoticeForm(
            @Nullable String year,
            @Nullable String title,
            @Nullable String url,
            @Nullable String official,
            @Nullable String days) {
        this.year = text(year);
        this.title = text(title);
        this.url = text(url);
        this.official = text(official);
        this.days = days == null ? "" : days;
    }

    static NoticeForm of(HolidayNotice notice) {
        return new NoticeForm(
                String.valueOf(notice.year()),
                notice.title(),
                notice.url(),
                String.valueOf(notice.official()),
                NoticeText.write(notice.days()));
    }

    boolean announced() {
        return official.equals("true");
    }

    NoticeForm withDays(String lines) {
        return new NoticeForm(year, title, url, official, lines);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}

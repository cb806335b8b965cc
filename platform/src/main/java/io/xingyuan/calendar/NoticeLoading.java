package io.xingyuan.calendar;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 载入放假通知: the newest notice of a year counts from then on; earlier ones stay on the books. */
@Component
class NoticeLoading {

    private final HolidayNotices notices;
    private final WorkCalendar calendar;

    NoticeLoading(HolidayNotices notices, WorkCalendar calendar) {
        this.notices = notices;
        this.calendar = calendar;
    }

    @Transactional
    void load(HolidayNotice notice) {
        notices.add(notice);
        calendar.forget();
    }
}

package io.xingyuan.calendar;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** 载入放假通知: the newest notice of a year counts from then on; earlier ones stay on the books. */
@Component
class NoticeLoading {

    private final HolidayNotices notices;
    private final WorkCalendar calendar;
    private final Audit audit;

    NoticeLoading(HolidayNotices notices, WorkCalendar calendar, Audit audit) {
        this.audit = audit;
        this.notices = notices;
        this.calendar = calendar;
    }

    @Transactional
    void load(HolidayNotice notice) {
        notices.add(notice);
        String days = notice.days().stream().map(Object::toString).collect(Collectors.joining("；"));
        audit.record("载入放假通知", "放假通知", notice.year(), notice.title(), List.of(FieldChange.of("放假与调休", null, days)));
        calendar.forget();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendar.forget(); // somebody may have asked meanwhile
            }
        });
    }
}

package io.xingyuan.calendar;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import java.util.Map;
import java.util.TreeMap;
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

    /** What is on record of it: how far it goes, and every day by its date. */
    private static Map<String, String> facts(HolidayNotice notice) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("通知", notice.title());
        facts.put("网址", notice.url());
        facts.put("已正式公布", notice.official() ? "是" : "否");
        notice.days().forEach(day -> facts.put(day.date().toString(), (day.kind() + " " + day.name()).strip()));
        return facts;
    }

    @Transactional
    void load(HolidayNotice notice) {
        Map<String, String> before =
                notices.current(notice.year()).map(NoticeLoading::facts).orElse(Map.of());
        notices.add(notice);
        audit.record("载入放假通知", "放假通知", notice.year(), notice.title(), FieldChange.between(before, facts(notice)));
        calendar.forget();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendar.forget(); // somebody may have asked meanwhile
            }
        });
    }
}

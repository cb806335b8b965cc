package io.xingyuan.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** 到期来源: what is due for whom. Each module with deadlines publishes such a bean; the morning's digest asks it. */
public interface DeadlineSource {

    /** By account, what is overdue or falls due within the next days. */
    Map<UUID, List<Due>> due(LocalDate today);

    /**
     * 到期事项.
     *
     * @param title Chinese, without personal numbers
     */
    record Due(String title, LocalDate day) {}
}

package io.xingyuan.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** 到期来源: what is due for whom. Each module with deadlines publishes such a bean; the morning's digest asks it. */
public interface DeadlineSource {

    /** By account, what is overdue or falls due within the next days. */
    Map<UUID, Dues> due(LocalDate today);

    /**
     * 到期清单: what is due for one person.
     *
     * @param named the most pressing; not all where there are many
     * @param all how many things are due, named or not
     * @param late how many of them are overdue
     */
    record Dues(List<Due> named, long all, long late) {

        public Dues {
            named = List.copyOf(named);
        }

        /** Where every one is named. */
        public static Dues of(List<Due> named, LocalDate today) {
            return new Dues(
                    named,
                    named.size(),
                    named.stream().filter(due -> due.day().isBefore(today)).count());
        }

        public Dues and(Dues other) {
            return new Dues(
                    Stream.concat(named.stream(), other.named.stream()).toList(), all + other.all, late + other.late);
        }

        /** How many have no name here. */
        long more() {
            return all - named.size();
        }
    }

    /**
     * 到期事项.
     *
     * @param title Chinese, without personal numbers
     * @param dayText the day as messages write it, such as one that is provisional
     */
    record Due(String title, LocalDate day, String dayText) {}
}

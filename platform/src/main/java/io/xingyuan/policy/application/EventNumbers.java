package io.xingyuan.policy.application;

import java.util.Arrays;
import java.util.List;

/**
 * 事项编号: the numbers of the certificates, contracts or projects that an application is for, where its clause pays each
 * time.
 *
 * @param written as they were typed, one each
 */
record EventNumbers(List<String> written) {

    /** The name of its field, and of what is handed in. */
    static final String FIELD = "event";

    static final String LABEL = "证书、合同或立项编号";
    static final int LONGEST = 500;
    private static final int MOST = 20;

    EventNumbers {
        written = List.copyOf(written);
    }

    static EventNumbers of(String typed) {
        return new EventNumbers(Arrays.stream(typed.split("[,，、;；\\r\\n]+"))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList());
    }

    static EventNumbers of(Application application) {
        return of(application.draft().answers().getOrDefault(FIELD, ""));
    }

    /** The same for every way of writing the same numbers. */
    List<String> keys() {
        return written.stream().map(EventNumbers::key).distinct().toList();
    }

    static String key(String number) {
        return Expenditure.plain(number);
    }

    /** Why they cannot be taken, in Chinese; empty where they can. */
    String wrong() {
        if (written.stream().anyMatch(number -> key(number).isEmpty())) {
            return "编号里要有文字或数字。";
        }
        return written.size() > MOST ? "一份申报最多填 20 个编号，其余请另行申报。" : "";
    }
}

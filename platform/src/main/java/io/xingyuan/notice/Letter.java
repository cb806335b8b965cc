package io.xingyuan.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 待发邮件: a mail in the outbox. */
record Letter(
        UUID id,
        String recipient,
        String subject,
        String body,
        boolean secret,
        Status status,
        int attempts,
        Instant createdAt,
        String fault) {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/[^?\\s]*)\\?token=([\\w-]+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** 发送状态. */
    enum Status {
        WAITING("待发", "near"),
        SENT("已发", "ok"),
        FAILED("发送失败", "bad"),
        EXPIRED("过期未发", "no");

        private final String label;
        private final String kind;

        Status(String label, String kind) {
            this.label = label;
            this.kind = kind;
        }

        String label() {
            return label;
        }

        /** The colour of its tag. */
        String kind() {
            return kind;
        }
    }

    /** Path and token of the link in the body, empty without one. */
    List<String> link() {
        Matcher link = LINK.matcher(body);
        return link.find() ? List.of(link.group(1), link.group(2)) : List.of();
    }

    String created() {
        return TIME.format(LocalDateTime.ofInstant(createdAt, ZoneId.of("Asia/Shanghai")));
    }

    /** As shown in earnest: who got what, but neither the whole address nor a word of the body. */
    Letter masked() {
        String hidden = recipient.replaceFirst("(?<=^.)[^@]*(?=@)", "***");
        return new Letter(id, hidden, subject, "", secret, status, attempts, createdAt, fault);
    }
}

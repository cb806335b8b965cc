package io.xingyuan.notice;

import java.time.Duration;

/**
 * 邮件: one mail to one person.
 *
 * @param secret whether the body holds what only the recipient may see, such as a link that works once; it is shown to
 *     nobody in earnest and erased when the mail has gone
 * @param useful how long the mail is worth sending
 */
public record Mail(String recipient, String subject, String body, boolean secret, Duration useful) {

    /** A mail that tells of something that happened. */
    public static Mail telling(String recipient, String subject, String body) {
        return new Mail(recipient, subject, body, false, Duration.ofDays(3));
    }
}

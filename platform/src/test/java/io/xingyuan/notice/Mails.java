package io.xingyuan.notice;

import io.xingyuan.web.Paging;
import java.util.List;

/** Reads the outbox as its recipients would: in the database its mails are ciphertext. */
public final class Mails {

    private Mails() {}

    /** The bodies of what waits for an address, oldest first. */
    public static List<String> to(Outbox outbox, String recipient) {
        return outbox.list(new Paging(1, 100, "/outbox")).rows().reversed().stream()
                .filter(letter -> letter.recipient().equals(recipient))
                .map(Letter::body)
                .toList();
    }
}

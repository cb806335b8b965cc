package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseState;
import io.xingyuan.files.AttachmentSlot;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 约定页: an agreement with the edition that counts, or the newest while none does, and how it is kept.
 *
 * @param coming a supplement that is written or decided on; null for none
 * @param rulings decided and proposed ones, the newest first
 * @param claiming whether a recovery of what was paid is under way
 * @param state of its latest case; null for none
 * @param files by the key of the promise or instalment that they belong to
 * @param pools from which an instalment may be asked for; empty for who may not
 */
record AgreementPage(
        Agreement agreement,
        Edition edition,
        @Nullable Edition coming,
        List<Edition> editions,
        Standing standing,
        List<Ruling> rulings,
        boolean claiming,
        @Nullable CaseState state,
        List<Choice> pools,
        Map<String, AttachmentSlot> files,
        LocalDate today) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    static String minute(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(at);
    }

    Terms terms() {
        return edition.terms();
    }

    String total() {
        return Amounts.words(terms().fen());
    }

    String paid() {
        return Amounts.words(standing.paidFen());
    }

    boolean mine() {
        return Visitor.now().role().ofEnterprise();
    }

    boolean officer() {
        return Visitor.now().role() == Role.POLICY_OFFICER;
    }

    /** Where there are files, or some may be added. */
    Optional<AttachmentSlot> slot(String key) {
        return Optional.ofNullable(files.get(key))
                .filter(slot -> slot.changeable() || !slot.files().isEmpty());
    }

    boolean finance() {
        return Visitor.now().role() == Role.FINANCE_OFFICER;
    }

    /** For an act that is to count once however often it is sent. */
    static String key() {
        return UUID.randomUUID().toString();
    }

    boolean approver() {
        return Visitor.now().role() == Role.POLICY_APPROVER;
    }

    /** The text that may be changed now; null for none. */
    @Nullable
    Edition editable() {
        Edition newest = coming == null ? edition : coming;
        return newest.editable() ? newest : null;
    }

    boolean mayAmend() {
        return officer() && agreement.status() == AgreementStatus.IN_FORCE && coming == null;
    }

    boolean mayFinish() {
        return officer()
                && agreement.status() == AgreementStatus.IN_FORCE
                && coming == null
                && !claiming
                && standing.settled();
    }

    boolean missed(Standing.PromiseState promise) {
        return promise.outcome() == Standing.Outcome.MISSED;
    }

    Optional<Ruling> proposed(Standing.PromiseState promise) {
        return Optional.ofNullable(promise.ruling()).filter(ruling -> ruling.status() == Ruling.Status.PROPOSED);
    }

    /** Whether the visitor is another person than the one who did the first half. */
    static boolean second(String account) {
        return !Visitor.now().account().equals(account);
    }
}

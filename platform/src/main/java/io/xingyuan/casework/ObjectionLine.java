package io.xingyuan.casework;

import io.xingyuan.kernel.Mask;
import java.time.Instant;
import java.util.UUID;

/**
 * 异议行: an objection as far as one reader may see it.
 *
 * @param name empty for whoever does not answer it
 * @param contact masked, or the whole of it to whoever has just asked for it; empty for whoever does not answer it
 * @param answering whether the reader is to answer it
 */
record ObjectionLine(
        UUID id,
        String name,
        String contact,
        boolean whole,
        String text,
        Instant at,
        boolean open,
        boolean upheld,
        String answer,
        String answeredName,
        boolean answering) {

    /** For the house: who objects is for whoever answers. */
    static ObjectionLine of(Objection objection, boolean answering, boolean whole) {
        return new ObjectionLine(
                objection.id(),
                answering ? objection.name() : "",
                answering ? whole ? objection.contact() : masked(objection.contact()) : "",
                whole,
                objection.text(),
                objection.at(),
                objection.open(),
                Boolean.TRUE.equals(objection.upheld()),
                objection.answer(),
                objection.answeredName(),
                answering);
    }

    /** For the applicant: what the public reads as well. */
    static ObjectionLine answered(Objection objection) {
        return new ObjectionLine(
                objection.id(),
                "",
                "",
                false,
                objection.text(),
                objection.at(),
                false,
                Boolean.TRUE.equals(objection.upheld()),
                objection.answer(),
                "",
                false);
    }

    private static String masked(String contact) {
        return (contact.contains("@") ? Mask.EMAIL : Mask.PHONE).of(contact);
    }
}

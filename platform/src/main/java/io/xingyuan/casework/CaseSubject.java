package io.xingyuan.casework;

import io.xingyuan.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 事项对象: what a module on a higher floor adds to its cases; one bean for each kind. */
public interface CaseSubject {

    String kind();

    /** Without what its cases would come to a halt. */
    default ProcedureNeeds needs() {
        return ProcedureNeeds.NONE;
    }

    /** Whether new cases go through this procedure: then no version of it is published that does not fit. */
    default boolean uses(String procedure) {
        return false;
    }

    /** The page of the subject. */
    String address(String subject);

    /** Where the applicant mends what was asked; empty for the case's own page. */
    default Optional<String> correctionAddress(String subject) {
        return Optional.empty();
    }

    /**
     * Whether whoever opens a case brings all that its first stage must have. Where the park opens it, the applicant hands
     * that in on the case's own page, and the stage does not pass without.
     */
    default boolean comesComplete() {
        return true;
    }

    /** What its applicants may hand in, name by item in order: whoever decides may ask for what is not there. */
    default Map<String, String> checklist(String subject) {
        return Map.of();
    }

    /** By what figures keep its cases apart; asked when the case is opened. */
    default Topic topic(String subject) {
        return Topic.NONE;
    }

    /** Throws a {@link Refusal} when this decision may not be taken, such as an amount above the ceiling. */
    default void mayDecide(Deciding deciding) {}

    /**
     * Throws a {@link Refusal} when the applicant may not take it back, such as once it is granted, or where the house
     * began it. It may not, unless a subject says when it may.
     */
    default void mayWithdraw(String subject) {
        throw new Refusal("这类事项由园区办理，不能撤回。");
    }

    /** Called in the transaction of the decision: what it entails happens with it or not at all. */
    default void decided(Decided decided) {}

    /** Lines for the case's page and its printed record. */
    default List<Fact> summary(String subject) {
        return List.of();
    }

    /** What experts judge by: neither bank accounts, nor how to reach people, nor what the house thinks of it. */
    default List<Chapter> forExperts(String subject) {
        return List.of();
    }

    /** Whom the public may ask about it, with a telephone number; empty for nobody in particular. */
    default String contact(String subject) {
        return "";
    }

    /** Lines that the public is shown in a stage of publicity. */
    default List<Fact> published(String subject) {
        return List.of();
    }
}

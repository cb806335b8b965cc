package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Subject;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * 企业: what other modules may ask of this one. It does not ask who is looking: call {@link Visitor#mustSee} first, and
 * leave out of {@link #all} what {@link Visitor#scope} does not cover.
 */
@Component
public class Enterprises {

    private final Directory directory;
    private final Subjects subjects;
    private final FactKeeping keeping;
    private final Changes changes;

    Enterprises(Directory directory, Subjects subjects, FactKeeping keeping, Changes changes) {
        this.directory = directory;
        this.subjects = subjects;
        this.keeping = keeping;
        this.changes = changes;
    }

    public Optional<EnterpriseSummary> find(EnterpriseId id) {
        return directory.find(id).map(Enterprise::summary);
    }

    /** Names by id, archived enterprises included; those that there are not are left out. */
    public Map<EnterpriseId, String> names(Set<EnterpriseId> ids) {
        return directory.names(ids);
    }

    /** Names of products, projects, platforms and teams by id; archived ones are left out. */
    public Map<UUID, String> belongingNames(Set<UUID> ids) {
        return subjects.names(ids);
    }

    /** By name, pinyin initials or credit code, in name order, what the visitor may see; archived ones are left out. */
    public List<EnterpriseSummary> search(String typed, Visitor visitor, int limit) {
        return directory.search(EnterpriseFilter.of(typed).seenBy(visitor), limit);
    }

    /** One page of the same; nothing typed finds all. */
    public Listing<EnterpriseSummary> page(String typed, Visitor visitor, Optional<ParkId> chosen, Paging paging) {
        EnterpriseFilter seen = EnterpriseFilter.of(typed).seenBy(visitor);
        EnterpriseFilter filter = chosen.map(seen::orIn).orElse(seen);
        return new Listing<>(
                directory.list(filter, EnterpriseOrder.NAME, paging.offset(), paging.limit()).stream()
                        .map(Enterprise::summary)
                        .toList(),
                directory.count(filter),
                paging);
    }

    /** Every enterprise on the books, in name order; archived ones are left out. */
    public List<EnterpriseSummary> all() {
        return directory.all();
    }

    public List<ParkSummary> parks() {
        return directory.parks();
    }

    /**
     * The enterprise with its current facts, and its products, projects, platforms and teams as children.
     *
     * @throws io.xingyuan.kernel.NotFound when there is none
     */
    public Subject subject(EnterpriseId id) {
        return subjects.subject(id);
    }

    /** The same of several, in a few statements; those that there are not are left out. */
    public Map<EnterpriseId, Subject> subjects(Set<EnterpriseId> ids) {
        return subjects.subjects(ids);
    }

    /** Tells the reader every current fact of every enterprise on the books and of what belongs to it. */
    public void readFacts(FactReader reader) {
        subjects.read(reader);
    }

    /** The same of some enterprises; those that are not on the books are not told of. */
    public void readFacts(FactReader reader, Set<EnterpriseId> some) {
        subjects.read(reader, some);
    }

    /** About how much {@link #readFacts} tells, subjects and facts; 0 when nobody knows. */
    public long volume() {
        return subjects.volume();
    }

    /** Facts of some enterprises, and of what belongs to them, that became others after one moment and until another. */
    public Map<EnterpriseId, List<FactChange>> factChanges(Set<EnterpriseId> ids, Instant after, Instant until) {
        return keeping.changes(ids, after, until);
    }

    /** What can be seen at this moment, for {@link #changedSince}. Keep it for half a day at most. */
    public String marker() {
        return changes.marker();
    }

    /**
     * Enterprises of which something changed that a marker did not see; more than changed is never left out. Empty when
     * they were too many to be told one by one.
     */
    public Optional<Set<EnterpriseId>> changedSince(String marker) {
        return changes.since(marker);
    }

    /** Grows whenever any enterprise or fact changes, so that a cache can tell whether it is old. */
    public long version() {
        return changes.version();
    }

    /**
     * Writes down a fact that a person states: an enterprise's own declaration ranks below the park's staff's, and both
     * below an authority's.
     *
     * @param subject the enterprise's own id, or that of its product, project, platform or team
     * @param year calendar year, 0 for a fact without year
     * @param typed as entered; without a unit it is in the unit of the fact
     * @throws IllegalArgumentException with a Chinese message for the field when the value cannot be read
     */
    public Declared declare(
            EnterpriseId enterprise,
            Entity entity,
            UUID subject,
            String factCode,
            int year,
            String typed,
            Visitor visitor) {
        return keeping.declare(enterprise, entity, subject, factCode, year, typed, visitor);
    }

    /**
     * Reads a value as a person types it.
     *
     * @throws IllegalArgumentException with a Chinese message for the field when it cannot be read
     */
    public Value read(FactDefinition definition, String typed) {
        return FactText.read(definition, typed);
    }
}

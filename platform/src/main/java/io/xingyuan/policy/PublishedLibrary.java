package io.xingyuan.policy;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.TargetSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * 现行政策库: the library in force: what ships, and over it the newest version of every policy that this house has
 * published. A publication swaps it as a whole; a request keeps the one that it began with, so that no page mixes two.
 */
@Component
public class PublishedLibrary {

    /** 本园区的事实: stands among the published policies as one whose text is a dictionary. */
    public static final String FACTS = "facts";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedLibrary.class);
    private static final String OWN = "own/";
    private static final String KEPT = PublishedLibrary.class.getName();

    private final PolicyVersions versions;
    private final Map<String, String> shipped;
    private final Map<String, String> shippedFiles;
    private final Set<String> shippedFacts;
    private final ReentrantLock swapping = new ReentrantLock();
    private volatile Edition newest;
    private long counted;

    PublishedLibrary(PolicyVersions versions, @Value("${xingyuan.policies:}") String directory) throws IOException {
        this.versions = versions;
        shipped = directory.isBlank() ? PolicySources.shipped() : PolicySources.under(Path.of(directory));
        try {
            PolicyLibrary library = Policies.load(shipped);
            shippedFiles = library.policies().stream().collect(Collectors.toMap(Policy::id, Policy::file));
            shippedFacts =
                    library.facts().all().stream().map(FactDefinition::code).collect(Collectors.toUnmodifiableSet());
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException("政策库有误：\n" + faulty.getMessage(), faulty);
        }
        counted = versions.count();
        newest = edition(versions.newest());
    }

    /** What this request goes by; outside a request the newest. Ask once for a piece of work and keep the answer. */
    public Edition edition() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return newest;
        }
        try {
            if (request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST) instanceof Edition kept) {
                return kept;
            }
            Edition now = newest;
            request.setAttribute(KEPT, now, RequestAttributes.SCOPE_REQUEST);
            return now;
        } catch (IllegalStateException requestIsOver) {
            return newest;
        }
    }

    /** {@link Edition#library} of {@link #edition}: the immutable library itself, never its stand-in. */
    public PolicyLibrary library() {
        return edition().library();
    }

    /** Those facts of a library that do not ship with the program. */
    public List<FactDefinition> ownFacts(PolicyLibrary library) {
        return library.facts().all().stream()
                .filter(fact -> !ships(fact.code()))
                .toList();
    }

    /** Whether a fact with this code ships with the program. */
    public boolean ships(String code) {
        return shippedFacts.contains(code);
    }

    /** The text that ships for a policy, or null when none does. */
    public @Nullable String shippedText(String policy) {
        String file = shippedFiles.get(policy);
        return file == null ? null : shipped.get(file);
    }

    /**
     * The library as it would be with another text of one policy.
     *
     * @throws PolicyProblems with the faults of that text; its file is {@link #file}
     */
    public PolicyLibrary trial(String policy, String text) throws PolicyProblems {
        Map<String, String> sources = new TreeMap<>(shipped);
        edition().own().values().stream()
                .filter(version -> !edition().leftOut().containsKey(version.policy()))
                .forEach(version -> put(sources, version.policy(), version.text()));
        put(sources, policy, text);
        return Policies.load(sources);
    }

    /** The name under which the engine speaks of a policy of the house. */
    public static String file(String policy) {
        return OWN + policy + ".yaml";
    }

    /** Every version of a policy that this house has published, the newest first. */
    public List<PolicyVersion> versions(String policy) {
        return versions.of(policy);
    }

    public Optional<PolicyVersion> version(String policy, int version) {
        return versions.of(policy, version);
    }

    /**
     * Adds a version inside the caller's transaction; from its commit on it is in force.
     *
     * @throws org.springframework.dao.DuplicateKeyException when that version has been published meanwhile
     */
    public void publish(String policy, int version, String text, String writers, String publisher, String reason) {
        versions.add(policy, version, text, writers, publisher, reason);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                refresh();
            }
        });
    }

    /** What another process on the same database has published is in force here a moment later. */
    @Scheduled(fixedDelay = 5_000)
    void look() {
        try {
            refresh();
        } catch (DataAccessException away) {
            LOG.debug("the database is away; the next round asks again", away);
        }
    }

    /** Takes up what has been published. */
    public void refresh() {
        swapping.lock();
        try {
            long now = versions.count(); // before reading: what is published meanwhile is noticed next time
            if (now != counted) {
                newest = edition(versions.newest());
                counted = now;
                LOG.info("the policy library is now {}", newest.library().hash());
            }
        } finally {
            swapping.unlock();
        }
    }

    private static Map<String, PolicyVersion> byPolicy(List<PolicyVersion> own) {
        return own.stream().collect(Collectors.toMap(PolicyVersion::policy, version -> version));
    }

    private void put(Map<String, String> sources, String policy, String text) {
        sources.remove(shippedFiles.getOrDefault(policy, ""));
        sources.put(file(policy), text);
    }

    /** A published policy that a newer dictionary no longer bears is left out rather than stopping all others. */
    private Edition edition(List<PolicyVersion> own) {
        Map<String, List<Problem>> leftOut = new HashMap<>();
        while (true) {
            Map<String, String> sources = new TreeMap<>(shipped);
            own.forEach(version -> put(sources, version.policy(), version.text()));
            leftOut.keySet().forEach(policy -> sources.remove(file(policy)));
            try {
                return new Edition(Policies.load(sources), byPolicy(own), leftOut);
            } catch (PolicyProblems faulty) {
                Map<String, List<Problem>> found = faults(faulty, own);
                if (found.isEmpty()) {
                    throw new IllegalStateException("政策库有误：\n" + faulty.getMessage(), faulty);
                }
                LOG.error("published policies are left out of the library: {}", found);
                leftOut.putAll(found);
            }
        }
    }

    private static Map<String, List<Problem>> faults(PolicyProblems faulty, List<PolicyVersion> own) {
        Map<String, List<Problem>> found = new HashMap<>();
        for (PolicyVersion version : own) {
            List<Problem> problems = new ArrayList<>(faulty.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR
                            && problem.file().equals(file(version.policy())))
                    .toList());
            if (!problems.isEmpty()) {
                found.put(version.policy(), List.copyOf(problems));
            }
        }
        return found;
    }

    /** Leads every call to the library that the caller's request goes by. */
    TargetSource door() {
        return new TargetSource() {
            @Override
            public Class<?> getTargetClass() {
                return PolicyLibrary.class;
            }

            @Override
            public boolean isStatic() {
                return false;
            }

            @Override
            public Object getTarget() {
                return library();
            }
        };
    }
}

package io.xingyuan.files;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.Visitor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Things of tests that have attachments; only those that a test names are there. */
@Component
class SampleOwner implements AttachmentOwner {

    static final String KIND = "sample";

    private final Map<String, EnterpriseId> things = new ConcurrentHashMap<>();
    private final Set<String> careless = ConcurrentHashMap.newKeySet();

    /** @param lettingAll whether it forgets to ask who is there */
    AttachedTo thing(String id, EnterpriseId enterprise, boolean lettingAll) {
        things.put(id, enterprise);
        if (lettingAll) {
            careless.add(id);
        }
        return new AttachedTo(KIND, id);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        Visitor visitor = Visitor.now();
        EnterpriseId of = things.get(id);
        boolean own = of != null && of.equals(visitor.enterprise());
        return own || careless.contains(id) || (of != null && visitor.enterprise() == null && visitor.signedIn());
    }

    @Override
    public boolean mayChange(String id, String slot) {
        return maySee(id, slot) && Visitor.now().enterprise() != null;
    }

    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return Optional.ofNullable(things.get(id));
    }

    @Override
    public String address(String id) {
        return "/sample/" + id;
    }
}

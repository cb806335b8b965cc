package io.xingyuan.enterprise;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.SearchSource;
import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Component;

/** 搜索企业, for the park's staff: an enterprise's people have only their own, and guests none. */
@Component
class EnterpriseSearch implements SearchSource {

    private final Directory directory;

    EnterpriseSearch(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String heading() {
        return "企业";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Hit> find(String words, Visitor visitor, int limit) {
        if (!Role.Group.STAFF.has(visitor.role())) {
            return List.of();
        }
        return directory.search(EnterpriseFilter.of(words).seenBy(visitor), limit).stream()
                .map(found -> new Hit(
                        found.name(), found.creditCode() + " · " + found.parkName(), "/enterprises/" + found.id()))
                .toList();
    }
}

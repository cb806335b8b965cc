package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 产品登记: products are added to an enterprise. */
@Component
class Catalogue {

    private final Belongings belongings;
    private final Directory directory;
    private final Changes changes;
    private final Clock clock;

    Catalogue(Belongings belongings, Directory directory, Changes changes, Clock clock) {
        this.belongings = belongings;
        this.directory = directory;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    Product add(EnterpriseId enterprise, ProductForm form) {
        directory.lock(enterprise);
        Product product = new Product(
                Ids.next(clock),
                enterprise,
                form.name().strip(),
                form.kind(),
                given(form.catalogue()),
                given(form.deviceClass()),
                given(form.stage()),
                1);
        belongings.insert(List.of(product));
        changes.publish(List.of(enterprise));
        return product;
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}

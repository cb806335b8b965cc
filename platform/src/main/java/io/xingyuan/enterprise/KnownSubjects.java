package io.xingyuan.enterprise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an import compares its rows with. */
@Component
class KnownSubjects {

    private final Directory directory;
    private final Belongings belongings;

    KnownSubjects(Directory directory, Belongings belongings) {
        this.directory = directory;
        this.belongings = belongings;
    }

    List<ParkSummary> parks() {
        return directory.parks();
    }

    /** Enterprises by credit code. */
    Map<String, Enterprise> enterprises() {
        return directory.byCreditCode();
    }

    /** Products by the owner's id followed by their name. */
    Map<String, Product> productsByOwnerAndName() {
        Map<String, Product> products = new HashMap<>();
        belongings.allProducts().forEach(product -> products.put(product.enterprise() + product.name(), product));
        return products;
    }
}

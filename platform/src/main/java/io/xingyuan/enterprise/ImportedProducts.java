package io.xingyuan.enterprise;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an import of products compares its rows with. */
@Component
class ImportedProducts {

    private final Directory directory;
    private final Belongings belongings;

    ImportedProducts(Directory directory, Belongings belongings) {
        this.directory = directory;
        this.belongings = belongings;
    }

    /** Enterprises by credit code. */
    Map<String, Enterprise> owners() {
        return directory.byCreditCode();
    }

    /** Products by the owner's id followed by their name. */
    Map<String, Product> byOwnerAndName() {
        Map<String, Product> products = new HashMap<>();
        belongings.allProducts().forEach(product -> products.put(product.enterprise() + product.name(), product));
        return products;
    }
}

package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 档案中的事实: the columns of an enterprise and a product that rules may ask about, under their fact codes. */
final class TypedFacts {

    static final String SOURCE = "企业档案";

    /** The only column that holds a date; the others hold codes. */
    static final String FOUNDED = "founded";

    /** Column to fact code. */
    static final Map<String, String> OF_ENTERPRISE = Map.of(
            FOUNDED,
            "founded",
            "region",
            "region",
            "industry",
            "industry",
            "chain_position",
            "chain-position",
            "chain_segment",
            "chain-segment",
            "park",
            "park");

    static final Map<String, String> OF_PRODUCT =
            Map.of("kind", "product-kind", "device_class", "device-class", "stage", "product-stage");

    private TypedFacts() {}

    /** One fact that stands in a column. */
    record Typed(String code, Value value) {}

    static List<Typed> of(ResultSet row, Map<String, String> columns) throws SQLException {
        var facts = new ArrayList<Typed>();
        for (var column : columns.entrySet()) {
            Value value = value(row, column.getKey());
            if (value != null) {
                facts.add(new Typed(column.getValue(), value));
            }
        }
        return facts;
    }

    private static @Nullable Value value(ResultSet row, String column) throws SQLException {
        if (FOUNDED.equals(column)) {
            LocalDate founded = row.getObject(column, LocalDate.class);
            return founded == null ? null : new Value.Day(founded);
        }
        String text = row.getString(column);
        return text == null ? null : new Value.Code(text);
    }

    static Map<String, String> of(Entity entity) {
        return switch (entity) {
            case ENTERPRISE -> OF_ENTERPRISE;
            case PRODUCT -> OF_PRODUCT;
            case PROJECT, PLATFORM, TEAM -> Map.of();
        };
    }

    static boolean covers(String code) {
        return OF_ENTERPRISE.containsValue(code) || OF_PRODUCT.containsValue(code);
    }
}

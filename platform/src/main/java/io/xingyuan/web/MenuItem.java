package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import java.util.Set;

/**
 * 菜单项: one line of the left menu. Each module publishes its own as beans.
 *
 * @param label Chinese; translated when drawn
 * @param icon the name of a Tabler icon without its {@code ti-}
 * @param order small numbers stand higher; says also to which {@link MenuGroup} it belongs: 5 事项, 20 政策, 30 企业, 40 资金,
 *     50 数据, 80 系统
 */
public record MenuItem(String label, String icon, String path, int order, Set<Role> roles) {

    /** Whether the page at {@code current} lies under this item. */
    public boolean covers(String current) {
        return current.equals(path) || current.startsWith(path + "/");
    }
}

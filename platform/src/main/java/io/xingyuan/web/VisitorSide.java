package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Side;
import org.springframework.stereotype.Component;

/** 访问者的数据侧: an enterprise's people reach that enterprise's rows; staff, guests and jobs are on the park's side. */
@Component
class VisitorSide implements Side.Current {

    @Override
    public Side now() {
        Visitor visitor = Visitor.now();
        if (visitor.role().ofEnterprise() || visitor.enterprise() != null) {
            return new Side.OfEnterprise(visitor.enterprise());
        }
        boolean ofSomeParks =
                Role.Group.STAFF.has(visitor.role()) && !visitor.scope().everywhere();
        return ofSomeParks ? new Side.OfPark(visitor.scope().parks()) : Side.PARK;
    }
}

package io.xingyuan.enterprise;

import java.util.List;
import java.util.UUID;

/**
 * 产品、项目、平台或团队的页: what is known of one thing that belongs to an enterprise.
 *
 * @param traits what it is, in a few words in Chinese; translated when drawn
 * @param keeper whether the visitor may edit it and its certificates
 */
record SubjectPage(
        Enterprise enterprise,
        Belonging kind,
        UUID id,
        String name,
        List<String> traits,
        FactSheet sheet,
        List<Qualification> qualifications,
        boolean keeper) {}

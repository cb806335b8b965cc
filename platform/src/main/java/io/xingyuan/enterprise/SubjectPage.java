package io.xingyuan.enterprise;

import java.util.List;

/**
 * 产品、项目、平台或团队的页: what is known of one thing that belongs to an enterprise.
 *
 * @param traits what it is, in a few words in Chinese; translated when drawn
 */
record SubjectPage(
        Enterprise enterprise, String name, List<String> traits, FactSheet sheet, List<Qualification> qualifications) {}

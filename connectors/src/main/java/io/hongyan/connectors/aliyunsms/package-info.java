/** Sends text messages through Alibaba Cloud (阿里云短信). */
@NullMarked
package io.hongyan.connectors.aliyunsms;

import org.jspecify.annotations.NullMarked;

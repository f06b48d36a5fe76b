/**
 * Who may enter: administrators (管理者) of the console and API clients (介接用戶端) of the agency's own systems.
 *
 * <p>Glossary: role 角色, administrator 系統管理者, operator 業務承辦人, auditor 稽核人員, scope 授權範圍, lock-out 帳號鎖定.
 */
package tw.agencygateway.access.entity;

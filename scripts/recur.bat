@echo off
rem The recur command from a clone on Windows: does what scripts/recur does, in Java. Needs a JDK 17 or later and Maven.
setlocal
set "JAVA_CMD=java"
if defined JAVA_HOME set "JAVA_CMD=%JAVA_HOME%\bin\java"
"%JAVA_CMD%" "-Drecur.home=%~dp0.." "%~dp0lib\Launch.java" run %*
exit /b %ERRORLEVEL%

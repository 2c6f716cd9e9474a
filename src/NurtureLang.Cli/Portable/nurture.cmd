@echo off
rem Starts nurture with the .NET runtime 10 that is installed here: the one of DOTNET_ROOT, or that of the PATH.
setlocal
set "program=dotnet"
if defined DOTNET_ROOT if exist "%DOTNET_ROOT%\dotnet.exe" set "program=%DOTNET_ROOT%\dotnet.exe"
if "%program%"=="dotnet" where dotnet >nul 2>nul || goto missing
"%program%" "%~dp0nurture.dll" %*
exit /b %ERRORLEVEL%
:missing
echo error: this nurture needs the .NET runtime 10, and there is no dotnet in DOTNET_ROOT or on the PATH. It is at https://dotnet.microsoft.com/download. 1>&2
exit /b 2
